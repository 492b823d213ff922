import type { PageForm } from '../../page-protocol';
import { blockId, findButton } from '../../slack/read-message';
import type { SlackWorkspace } from '../../slack/start-slack-workspace';
import { ActRefused } from '../act-refused';

/** The advisor's own page, before those who have opened it. */
export interface OpenHomes {
  open(person: string): Promise<void>;
  /** Presses the button with this `action_id`. */
  press(person: string, button: string): Promise<void>;
  close(person: string): void;
  /** Whether this form is the page, open before this person. */
  has(person: string, form: string): boolean;
  onPage(): PageForm[];
}

const idFor = (person: string) => `home-${person}`;
const LATE = 'The app did not answer in time.';

export function createOpenHomes(slack: SlackWorkspace): OpenHomes {
  const { state } = slack;
  const open = new Set<string>();

  function viewFor(person: string): object {
    const { blocks = [] } = state.homes.get(person)?.view ?? {};
    const named = blocks.map((block, index) => ({ ...block, block_id: blockId(block, index) }));
    return { type: 'home', blocks: named };
  }

  return {
    async open(person) {
      open.add(person);
      state.changed();
      if ((await slack.openHome(person))?.acknowledged === false) throw new ActRefused(LATE);
    },
    async press(person, button) {
      const home = state.homes.get(person);
      const which = { action: button };
      if (home === undefined || findButton(home.view, which) === undefined)
        throw new ActRefused('This button is not there any more.');
      const { acknowledged } = await slack.pressHome({ user: person, ...which });
      if (!acknowledged) throw new ActRefused(LATE);
    },
    close(person) {
      open.delete(person);
      state.changed();
    },
    has: (person, form) => open.has(person) && form === idFor(person),
    onPage: () =>
      [...open].map((person) => ({
        id: idFor(person),
        person,
        title: 'Home',
        view: viewFor(person),
        values: {},
        errors: {},
      })),
  };
}
