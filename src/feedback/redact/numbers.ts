import { PLACEHOLDERS } from './placeholders';

/** Digits with what people put between those of a phone, a card or an account; a comma parts thousands. */
const RUN = /\+?\(?\d(?:[ \t]?[-./()\u2010-\u2015]?[ \t]?\d){5,40}/g;
const FEWEST_TOGETHER = 6;
const FEWEST_APART = 7;

/** The text without phone numbers and other long runs of digits. Years, versions and small counts stay. */
export function withoutNumbers(text: string): string {
  return text.replace(RUN, (run) => {
    const digits = run.replace(/\D/g, '').length;
    const together = /\d{6,}/.test(run) && digits >= FEWEST_TOGETHER;
    return together || digits >= FEWEST_APART ? PLACEHOLDERS.number : run;
  });
}
