import type { InputBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import type { Choice, Field, Form } from '../../../src/chat/reply';
import { PlatformError } from '../../../src/errors';
import { isBlank } from '../../shared/spans';
import { truncate } from '../../shared/split-text';
import { type FormOrigin, writeOrigin } from '../events/form-origin';
import { cleanStrings } from './escape';
import { LIMITS } from './limits';
import { textBlocks } from './text';

/** The one element of every field; the block around it bears the field's id. */
export const INPUT = 'input';

/**
 * Draws a form as a modal.
 * @throws PlatformError where Slack has no room for its value or its options, for cut they would mean something else
 */
export function formView(form: Form, origin: FormOrigin): ModalView {
  const { fields, id, intro, submit, title, value } = cleanStrings(form);
  const blocks = [
    ...intro.filter((part) => !isBlank(part)).flatMap(textBlocks),
    ...fields.map((field) => fieldBlock(id, field)),
  ];
  const private_metadata = writeOrigin(origin, value);
  if (private_metadata.length > LIMITS.viewMetadata || blocks.length > LIMITS.blocksPerView)
    throw misfit(id, `its value has ${value.length} characters and it has ${blocks.length} parts`);
  return {
    type: 'modal',
    callback_id: id,
    title: plain(title, LIMITS.viewTitle),
    submit: plain(submit, LIMITS.viewTitle),
    close: plain('Cancel', LIMITS.viewTitle),
    private_metadata,
    // Slack refuses a modal without anything in it.
    blocks: blocks.length > 0 ? blocks : textBlocks(title),
  };
}

function fieldBlock(form: string, field: Field): InputBlock {
  const hint = field.type === 'text' ? (field.hint ?? '') : '';
  return {
    type: 'input',
    block_id: field.id,
    label: plain(field.label, LIMITS.inputLabel),
    optional: field.optional ?? false,
    element: field.type === 'text' ? textInput(field) : optionsInput(form, field),
    ...(!isBlank(hint) && { hint: plain(hint, LIMITS.inputHint) }),
  };
}

function optionsInput(form: string, field: Exclude<Field, { type: 'text' }>): InputBlock['element'] {
  const options = field.options.map(option);
  const max = field.type === 'choice' ? LIMITS.radioOptions : LIMITS.menuOptions;
  const longest = Math.max(0, ...options.map(({ value = '' }) => value.length));
  if (options.length === 0 || options.length > max || longest > LIMITS.optionValue)
    throw misfit(
      form,
      `"${field.id}" has ${options.length} options, the longest value ${longest} characters`,
    );
  const chosen = options.find(({ value }) => value === field.initial);
  const common = { action_id: INPUT, options, ...(chosen && { initial_option: chosen }) };
  return field.type === 'choice'
    ? { type: 'radio_buttons', ...common }
    : { type: 'static_select', ...common };
}

function textInput({ initial, multiline }: Extract<Field, { type: 'text' }>): InputBlock['element'] {
  return {
    type: 'plain_text_input',
    action_id: INPUT,
    multiline: multiline ?? false,
    max_length: LIMITS.inputText,
    ...(initial !== undefined && initial !== '' && { initial_value: initial.slice(0, LIMITS.inputText) }),
  };
}

function option({ detail, label, value }: Choice): PlainTextOption {
  const text = plain(label, LIMITS.optionText);
  if (detail === undefined || isBlank(detail)) return { value, text };
  return { value, text, description: plain(detail, LIMITS.optionText) };
}

/** Slack refuses an empty text. */
function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: isBlank(text) ? '…' : truncate(text, max), emoji: false };
}

function misfit(form: string, found: string): PlatformError {
  return new PlatformError(`Slack: the form "${form}" does not fit into a modal: ${found}`, {
    code: 'slack/form-too-big',
    tip: 'Keep the value under 1,500 characters, choices at 10 options, menus at 100, and option values under 150.',
  });
}
