import { type PageForm, SIDES, type Side, type Snapshot } from '../../page-protocol';
import { isHome } from '../slack/view-schema';
import { useActions } from '../state/actions';
import { Dialog } from './dialog';
import { SlackModal } from './slack-modal';
import { TeamsDialog } from './teams-dialog';

interface OpenFormProps {
  snapshot: Snapshot;
  person: string;
  problem: string | undefined;
}

/** The modal or dialog that is open before the person who acts. */
export function OpenForm({ person, problem, snapshot }: OpenFormProps) {
  const { act } = useActions();
  const open = topForm(snapshot, person);
  if (open === undefined) return null;
  const { form, side } = open;
  const props = {
    form,
    onSubmit: (values: Record<string, string>, button?: string) =>
      act({ act: 'submit', side, person, form: form.id, values, ...(button !== undefined && { button }) }),
    onClose: () => void act({ act: 'close-form', side, person, form: form.id }),
  };
  return (
    <Dialog
      key={`${side}/${form.id}`}
      side={side}
      title={form.title}
      problem={problem}
      onClose={props.onClose}
    >
      {side === 'slack' ? (
        <SlackModal {...props} names={{ people: snapshot.people, advisor: snapshot.sides.slack.advisor }} />
      ) : (
        <TeamsDialog {...props} />
      )}
    </Dialog>
  );
}

function topForm(snapshot: Snapshot, person: string): { form: PageForm; side: Side } | undefined {
  return SIDES.flatMap((side) =>
    snapshot.sides[side].forms
      .filter((form) => form.person === person && !isHome(form))
      .map((form) => ({ form, side })),
  ).at(-1);
}
