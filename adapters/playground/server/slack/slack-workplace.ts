import type { PageCommand, PageSide } from '../../page-protocol';
import { buttonsOf, findButton } from '../../slack/read-message';
import type { SlackWorkspace } from '../../slack/start-slack-workspace';
import type { Message } from '../../slack/state';
import type { ViewDriver } from '../../slack/view-driver';
import { inputsOf } from '../../slack/view-methods';
import { ActRefused } from '../act-refused';
import { replaceMentions } from '../mentions';
import { setFaultIn, switchedBy } from '../set-fault';
import { TEAM } from '../team';
import type { Sent, Workplace } from '../workplace';
import { SLACK_FAULTS } from './faults';
import { createOpenHomes } from './homes';
import { conversationOnPage, formOnPage, messagesOnPage } from './page';
import { promptsOnPage, typingOnPage } from './panels';
import { readablePayload } from './payload';

const MISSING = 'Please complete this required field.';

/** Slack, as the page uses it. */
export function createSlackWorkplace(
  slack: SlackWorkspace,
  app: { commands: readonly PageCommand[]; shortcuts: PageSide['shortcuts'] },
): Workplace {
  const { state } = slack;
  const { bot } = state;
  const homes = createOpenHomes(slack);
  const callable = [
    { id: bot.id, names: [bot.name, 'Ops Advisor'] },
    ...TEAM.map(({ handle, id, name }) => ({ id, names: [name, handle] })),
  ];

  function inChannel(person: string, conversation: string): void {
    if (!state.channel(conversation)?.members.includes(person))
      throw new ActRefused('This person is not in this conversation.');
  }

  function messageWith(id: string): Message {
    const found = state.messages.find(({ ts }) => ts === id);
    if (found === undefined) throw new ActRefused('This message is not there any more.');
    return found;
  }

  function formWith(person: string, id: string): ViewDriver {
    const driver = slack.openView(person);
    if (driver?.view.id !== id) throw new ActRefused('This form is not open any more.');
    return driver;
  }

  return {
    async say({ conversation, person, text, thread }) {
      inChannel(person, conversation);
      const typed = replaceMentions(text, callable, (id) => `<@${id}>`);
      const said = { user: person, channel: conversation, text: typed };
      quietly(slack.say(thread === undefined ? said : { ...said, thread }));
    },
    async command({ command, conversation, person, text }) {
      inChannel(person, conversation);
      const { acknowledged } = await slack.command({ user: person, channel: conversation, command, text });
      if (!acknowledged) throw new ActRefused(`${command} failed with the error "operation_timeout".`);
    },
    async press({ block, button, message: id, person }) {
      const message = messageWith(id);
      inChannel(person, message.channel);
      const which = { action: button, block };
      if (findButton(message, which) === undefined)
        throw new ActRefused('This button is not there any more.');
      const { acknowledged } = await slack.press({ user: person, message, ...which });
      if (!acknowledged) throw new ActRefused('The app did not answer in time.');
    },
    async submit({ button, form, person, values }) {
      if (button !== undefined && homes.has(person, form)) return homes.press(person, button);
      const driver = formWith(person, form);
      const fields = inputsOf(driver.view.view).map(({ block_id = '' }) => block_id);
      driver.fill(Object.fromEntries(fields.map((id) => [id, values[id] ?? ''])));
      if (isComplete(driver)) await driver.submit();
      state.changed();
    },
    async closeForm({ form, person }) {
      if (homes.has(person, form)) homes.close(person);
      else formWith(person, form).close();
    },
    openHome: ({ person }) => homes.open(person),
    async shortcut({ message: id, person, shortcut }) {
      const message = messageWith(id);
      inChannel(person, message.channel);
      const { acknowledged } = await slack.shortcut({ user: person, message, callbackId: shortcut });
      if (!acknowledged) throw new ActRefused('The app did not answer in time.');
    },
    async lookUp() {
      throw new ActRefused('Slack has no message extensions.');
    },
    async insert() {
      throw new ActRefused('Slack has no message extensions.');
    },
    page: () => ({
      advisor: { id: bot.id, name: bot.name },
      conversations: state.channels.map((channel) => conversationOnPage(channel, bot.id)),
      messages: messagesOnPage(slack).map((message) => ({ ...message, traced: false })),
      forms: [...homes.onPage(), ...state.views.map(formOnPage)],
      commands: [...app.commands],
      typing: typingOnPage(state),
      shortcuts: app.shortcuts,
      prompts: promptsOnPage(state),
      found: [],
    }),
    formOf(person) {
      const driver = slack.openView(person);
      return driver && { id: driver.view.id, fields: fieldsOf(driver) };
    },
    buttonsOf: (id) =>
      buttonsOf(messageWith(id)).map(({ action_id, text }) => ({ button: action_id, label: text.text })),
    sentWith(id) {
      const message = state.messages.find(({ ts }) => ts === id);
      const call = message && state.callOf(message);
      return call && readablePayload(call);
    },
    sentFor: (cause): Sent[] => slack.calls.filter((call) => call.cause === cause).map(readablePayload),
    picture(id) {
      const bytes = state.files.find((file) => file.id === id)?.bytes;
      return bytes && { type: 'image/png', bytes };
    },
    faults: switchedBy(SLACK_FAULTS),
    setFault: (id, on) => setFaultIn(SLACK_FAULTS, slack, id, on),
    onChange: (listener) => state.onChange(listener),
    stop: () => slack.stop(),
  };
}

/** What was said stands there; whether it arrives is Slack's business, as faults may have it. */
function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

/** Slack sends nothing while a field that has to be filled in is empty, and says so beside it. */
function isComplete({ view }: ViewDriver): boolean {
  const empty = inputsOf(view.view).filter(
    ({ block_id = '', optional = false }) => !optional && (view.values[block_id] ?? '').trim() === '',
  );
  view.errors = Object.fromEntries(empty.map(({ block_id = '' }) => [block_id, MISSING]));
  return empty.length === 0;
}

function fieldsOf({ view }: ViewDriver) {
  return inputsOf(view.view).map(({ block_id: id = '', element }) => ({
    id,
    value: view.values[id] ?? '',
    ...(element.type !== 'plain_text_input' && { options: element.options.map(({ value }) => value) }),
  }));
}
