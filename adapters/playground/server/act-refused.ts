import { PlatformError } from '../../../src/errors';

/** Something on the page that cannot be done; the message is a sentence for the person who tried. */
export class ActRefused extends PlatformError {
  constructor(message: string, tip = 'Do something else, or reload the page.') {
    super(message, { code: 'playground/refused', tip });
  }
}
