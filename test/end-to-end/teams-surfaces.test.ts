import { type OpenAdvisor, openAdvisor } from './open-advisor';
import { openTeamsWorkplace, type TeamsWorkplace } from './teams-workplace';
import type { Seen, Who } from './workplace';

const FAILING = { kind: 'error', status: 503 } as const;

let advisor: OpenAdvisor;
let at: TeamsWorkplace;

beforeAll(async () => {
  advisor = await openAdvisor();
  at = await openTeamsWorkplace(advisor);
});
afterAll(async () => {
  // The features speak through the chat until they have stopped.
  await advisor.close();
  await at.close();
});

async function start(): Promise<Seen> {
  const form = await at.open('ana', { write: '/ops-survey start devops' });
  form.fill({ kind: 'devops', subject: 'checkout', minimum: '3' });
  await form.send('The survey has started.');
  return at.sees('0 of 6 people have answered');
}

async function answer(who: Who, card: Seen): Promise<void> {
  const form = await at.open(who, { press: 'Take the survey', on: card });
  form.fill(Object.fromEntries(form.fields.map(({ id }) => [id, '3'])));
  await form.send('Thank you');
}

const kept = (person?: Who) => {
  const owner = { platform: at.place.platform, tenant: at.place.tenant };
  return advisor.store.exportData(
    person === undefined ? { ...owner, kind: 'tenant' } : { ...owner, kind: 'person', person },
  );
};

it("shows on the survey's card how many have answered, also while it cannot be edited", async () => {
  const card = await start();
  at.tenant.state.keepFault('no edits', FAILING);
  await answer('ben', card);
  await answer('cy', card);
  expect(await at.look('fay', card)).toContain('2 of 6 people have answered');
  expect(at.inChannel().find(({ id }) => id === card.id)?.text).toContain('0 of 6 people have answered');
  at.tenant.state.keepFault('no edits');
  await answer('dee', card);
  expect(await at.look('ana', card)).toContain('3 of 6 people have answered');
});

it('keeps nothing of whoever looked', async () => {
  const empty = { cases: [], answers: [], references: [], tips: [], surveys: [] };
  expect(await kept('fay')).toMatchObject(empty);
});

it('forgets surveys, tips and answers of all channels of a team that it is removed from', async () => {
  await at.write('ana', '/ops-tips on friday 9:30 Europe/Berlin', 'Weekly tips are on:');
  const second = at.tenant.channel();
  await second.say('Should we use MLOps for our fraud model?');
  const elsewhere = at.tenant.group();
  await elsewhere.say('Should we use MLOps for our fraud model?');
  const before = await kept();
  expect([before.surveys.length, before.tips.length, before.answers.length]).toEqual([1, 1, 2]);
  await at.tenant.apps.remove(second);
  const after = await kept();
  expect(after).toMatchObject({ surveys: [], tips: [], references: [] });
  expect(after.answers.map(({ conversation }) => conversation)).toEqual([elsewhere.conversation.id]);
});
