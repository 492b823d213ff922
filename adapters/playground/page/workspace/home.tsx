import type { Snapshot } from '../../page-protocol';
import { SlackBlocks } from '../slack/slack-blocks';
import { homeOf, viewSchema } from '../slack/view-schema';
import { useActions } from '../state/actions';

/** The advisor's own page in Slack. */
export function Home({ person, snapshot }: { person: string; snapshot: Snapshot }) {
  const { act } = useActions();
  const { advisor, forms } = snapshot.sides.slack;
  const form = homeOf(forms, person);
  const blocks = form === undefined ? undefined : viewSchema.safeParse(form.view).data?.blocks;
  return (
    <section className="home" aria-label={`Home of ${advisor.name}`}>
      {form === undefined || blocks === undefined ? (
        <p className="soft">There is nothing on this page yet.</p>
      ) : (
        <SlackBlocks
          blocks={blocks}
          people={snapshot.people}
          advisor={advisor}
          onPress={({ button }) =>
            void act({ act: 'submit', side: 'slack', person, form: form.id, button, values: {} })
          }
        />
      )}
    </section>
  );
}
