import type { PageCommand } from '../../page-protocol';
import { cardActions } from '../../teams/card-text';
import type { Exchange } from '../../teams/chat';
import type { TeamsTenant } from '../../teams/start-teams-tenant';
import type { Message } from '../../teams/tenant-state';
import { ActRefused } from '../act-refused';
import { replaceMentions } from '../mentions';
import { setFaultIn, switchedBy } from '../set-fault';
import { memberById, TEAM } from '../team';
import type { Sent, Workplace } from '../workplace';
import { OpenDialogs } from './dialogs';
import { TEAMS_FAULTS } from './faults';
import { Lookups } from './lookups';
import { messagesOnPage } from './page';
import { createCardPictures } from './pictures';
import { populateTeams, type TeamsPlace } from './population';

const ADVISOR = 'Ops Advisor';
const CALLABLE = [
  { id: 'advisor', names: [ADVISOR, 'ops-advisor'] },
  ...TEAM.map(({ id, name }) => ({ id, names: [name] })),
];

/** Teams, as the page uses it. */
export function createTeamsWorkplace(tenant: TeamsTenant, commands: readonly PageCommand[]): Workplace {
  const { state } = tenant;
  const places = populateTeams(tenant);
  const pictures = createCardPictures();
  const lookups = new Lookups(tenant);
  const dialogs = new OpenDialogs(() => state.changed());

  function placeOf(person: string, conversation: string): TeamsPlace {
    const place = places.get(conversation);
    if (!place?.onPage.members.includes(person))
      throw new ActRefused('This person is not in this conversation.');
    return place;
  }

  function messageWith(id: string): Message {
    const found = state.messages.find((message) => message.id === id && !message.deleted);
    if (found === undefined) throw new ActRefused('This message is not there any more.');
    return found;
  }

  return {
    async say({ conversation, person, text, thread }) {
      const { chat } = placeOf(person, conversation);
      const { locale, timeZone } = memberById(person);
      const said = { by: speaker(person), typed: text, locale, timeZone };
      const { plain, ...called } = mentionsIn(text);
      quietly(chat.say(plain, { ...said, ...called, ...(thread !== undefined && { thread }) }));
    },
    async command() {
      throw new ActRefused('Teams has no slash commands of apps: write the command as a message.');
    },
    async press({ button, message: id, person }) {
      const message = messageWith(id);
      const { chat } = placeOf(person, message.conversationId);
      const action = message.card && cardActions(message.card).find(({ title }) => title === button);
      if (action === undefined) throw new ActRefused('This button is not there any more.');
      if (action.data.msteams === undefined) quietly(chat.press(message, button, speaker(person)));
      else dialogs.show(person, await chat.open(message, button, speaker(person)));
    },
    submit: ({ values, ...act }) => dialogs.submit(act, values),
    async closeForm({ form, person }) {
      dialogs.close(person, form);
    },
    async openHome() {
      throw new ActRefused('The advisor has no page of its own in Teams.');
    },
    async shortcut() {
      throw new ActRefused('The advisor has no entry in the menu of a message in Teams.');
    },
    lookUp: ({ conversation, person, text }) =>
      lookups.lookUp(placeOf(person, conversation).chat, speaker(person), text),
    async insert({ conversation, person, place }) {
      placeOf(person, conversation);
      lookups.insert(person, place);
    },
    page: () => ({
      advisor: { id: 'advisor', name: ADVISOR },
      conversations: [...places.values()].map(({ onPage }) => onPage),
      messages: messagesOnPage(state, pictures.outside).map((message) => ({ ...message, traced: false })),
      forms: dialogs.onPage(pictures.outside),
      commands: [...commands],
      typing: [...state.typingNow.keys()],
      shortcuts: [],
      prompts: [],
      found: lookups.onPage(),
    }),
    formOf: (person) => dialogs.formOf(person),
    buttonsOf(id) {
      const { card } = messageWith(id);
      return card === undefined
        ? []
        : cardActions(card).map(({ title }) => ({ button: title, label: title }));
    },
    sentWith(id) {
      const message = state.messages.find((one) => one.id === id);
      const call = message && state.callOf(message);
      return call && withoutPictures(call);
    },
    sentFor: (cause): Sent[] =>
      tenant.calls.filter((call) => call.cause === cause && !isTyping(call)).map(withoutPictures),
    picture: (id) => pictures.find(id),
    faults: switchedBy(TEAMS_FAULTS),
    setFault: (id, on) => setFaultIn(TEAMS_FAULTS, tenant, id, on),
    onChange: (listener) => state.onChange(listener),
    stop: () => tenant.close(),
  };

  function withoutPictures(call: Sent): Sent {
    return { ...call, payload: call.payload === undefined ? {} : pictures.outside(call.payload) };
  }
}

function speaker(person: string): { id: string; name: string } {
  return { id: person, name: memberById(person).name };
}

/** What is left of a text without its mentions, which Teams sends apart. */
function mentionsIn(text: string): { plain: string; mention: boolean; mentionOthers: string[] } {
  const called: string[] = [];
  const plain = replaceMentions(text, CALLABLE, (id) => {
    called.push(id);
    return '';
  });
  const mentionOthers = called.filter((id) => id !== 'advisor').map((id) => memberById(id).name);
  return { plain: plain.trim(), mention: called.includes('advisor'), mentionOthers };
}

function isTyping({ payload }: Sent): boolean {
  return typeof payload === 'object' && payload !== null && 'type' in payload && payload.type === 'typing';
}

/** What was said stands there; whether it arrives is Teams' business, as faults may have it. */
function quietly(work: Promise<Exchange>): void {
  work.catch(() => undefined);
}
