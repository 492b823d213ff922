import { type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type Drawn, type InputBlock, sortBlocks } from '../slack/block-schema';
import { filledIn, missingFrom } from '../slack/check-values';
import { LibraryBlocks } from '../slack/library-blocks';
import type { Names } from '../slack/names';
import { SlackBlocks } from '../slack/slack-blocks';
import { SlackField } from '../slack/slack-field';
import { viewSchema } from '../slack/view-schema';
import type { FormProps } from './form-props';

/** A modal of Slack: what is to be read, what is to be filled in, and what is wrong with it. */
export function SlackModal({ form, names, onClose, onSubmit }: FormProps & { names: Names }) {
  const view = useMemo(() => viewSchema.safeParse(form.view).data, [form.view]);
  const blocks = useMemo(() => sortBlocks(view?.blocks ?? []), [view]);
  const [values, setValues] = useState(form.values);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const [isSending, setSending] = useState(false);
  const errors = { ...form.errors, ...missing };
  const root = useFocusOnError(errors);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isSending) return;
    const inputs = blocks.filter((block): block is InputBlock => block.type === 'input');
    const found = missingFrom(inputs, values);
    setMissing(found);
    if (Object.keys(found).length > 0) return;
    setSending(true);
    await onSubmit(filledIn(values));
    setSending(false);
  };
  const fieldFor = (block: InputBlock) => (
    <SlackField
      block={block}
      value={values[block.block_id] ?? ''}
      error={errors[block.block_id]}
      onChange={(value) => setValues({ ...values, [block.block_id]: value })}
    />
  );
  return (
    <form ref={root} noValidate onSubmit={(event) => void submit(event)}>
      <Wrong errors={errors} />
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a view stay in their places.
        <div key={place}>
          {block.type === 'input' ? fieldFor(block) : <Read block={block} names={names} />}
        </div>
      ))}
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={onClose}>
          {view?.close?.text ?? 'Close'}
        </button>
        {view?.submit && (
          <button type="submit" className="button" data-style="primary" aria-disabled={isSending}>
            {isSending ? 'Sending …' : view.submit.text}
          </button>
        )}
      </footer>
    </form>
  );
}

function Read({ block, names }: { block: Exclude<Drawn, InputBlock>; names: Names }) {
  if (block.type === 'library') return <LibraryBlocks blocks={block.blocks} {...names} />;
  return <SlackBlocks blocks={[block]} onPress={() => undefined} {...names} />;
}

function Wrong({ errors }: { errors: Readonly<Record<string, string>> }) {
  const { '': general, ...fields } = errors;
  const count = Object.keys(fields).length;
  return (
    <div role="alert">
      {general !== undefined && <p className="error">{general}</p>}
      {count > 0 && (
        <p className="error">
          Not sent yet: {count === 1 ? 'one field needs' : `${count} fields need`} another look.
        </p>
      )}
    </div>
  );
}

/** Takes the focus to the first field with something wrong, whenever that changes. */
function useFocusOnError(errors: Readonly<Record<string, string>>) {
  const root = useRef<HTMLFormElement>(null);
  const wrong = Object.keys(errors).join('\n');
  useEffect(() => {
    if (wrong === '') return;
    root.current?.querySelector<HTMLElement>('[data-wrong=true] :is(input, select, textarea)')?.focus();
  }, [wrong]);
  return root;
}
