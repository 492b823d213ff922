import {
  listingOf,
  openConversation,
  titleOf,
} from '../../../../adapters/playground/page/view/conversations';
import { ANA, BEN, direct, general, leads, PEOPLE, side } from './snapshots';

const ids = (conversations: readonly { id: string }[]) => conversations.map(({ id }) => id);

describe('the list of conversations', () => {
  it('has what the person is in, channels apart from direct messages', () => {
    const { channels, direct: messages } = listingOf(side(), ANA);
    expect(ids(channels)).toEqual(['general']);
    expect(ids(messages)).toEqual(['direct']);
    expect(ids(listingOf(side(), BEN).channels)).toEqual(['general', 'leads']);
  });

  it.each([
    ['a channel by its own name', general, 'general'],
    ['the conversation with the advisor by the name of the advisor', direct, 'Ops Advisor'],
    [
      'a direct conversation by whoever else is in it',
      { ...direct, hasAdvisor: false, members: [ANA, BEN] },
      'Ben',
    ],
    ['one with oneself by its own name', { ...direct, hasAdvisor: false, name: 'Notes' }, 'Notes'],
  ])('names %s', (_what, conversation, title) => {
    expect(titleOf(conversation, { person: ANA, people: PEOPLE, advisor: 'Ops Advisor' })).toBe(title);
  });
});

describe('the open conversation', () => {
  it('is the one that was chosen', () => {
    expect(openConversation(side(), ANA, 'general')).toEqual(general);
  });

  it('is the one with the advisor where none was chosen, or the person is not in the chosen one', () => {
    expect(openConversation(side(), ANA, undefined)).toEqual(direct);
    expect(openConversation(side(), ANA, leads.id)).toEqual(direct);
  });

  it('is the first one where there is none with the advisor, and none at all where the person is in none', () => {
    expect(openConversation(side(), BEN, undefined)).toEqual(general);
    expect(openConversation(side(), 'UNOBODY', undefined)).toBeUndefined();
  });
});
