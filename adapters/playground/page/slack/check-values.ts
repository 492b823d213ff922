import type { InputBlock } from './block-schema';

type Values = Readonly<Record<string, string>>;

/** What Slack refuses to send, by `block_id`: fields that have to be filled in and are not. */
export function missingFrom(inputs: readonly InputBlock[], values: Values): Record<string, string> {
  const missing = inputs.filter(
    ({ block_id, optional }) => !optional && (values[block_id] ?? '').trim() === '',
  );
  return Object.fromEntries(
    missing.map(({ block_id, element }) => [
      block_id,
      element.type === 'plain_text_input' ? 'Please fill this in.' : 'Please choose one.',
    ]),
  );
}

/** What was filled in, without what was left empty. */
export function filledIn(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
