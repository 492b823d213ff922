import { actFor } from '../../../../adapters/playground/page/view/act-for';
import { actSchema } from '../../../../adapters/playground/page-protocol';
import { ANA } from './snapshots';

const commands = [{ name: '/ops-ask', hint: '', description: '' }];
const typed = { side: 'slack' as const, person: ANA, conversation: 'general', commands };

describe('what a typed text does', () => {
  it('is said, without the blanks around it', () => {
    const act = actFor({ ...typed, text: '  Hello\nthere ' });
    expect(act).toEqual({
      act: 'say',
      side: 'slack',
      person: ANA,
      conversation: 'general',
      text: 'Hello\nthere',
    });
    expect(actSchema.parse(act)).toEqual(act);
  });

  it('is said in the thread where it was typed', () => {
    expect(actFor({ ...typed, text: 'Hello', thread: 'm1' })).toMatchObject({ act: 'say', thread: 'm1' });
  });

  it.each([
    ['/ops-ask  jenkins or  gitlab? ', 'jenkins or  gitlab?'],
    ['/ops-ask', ''],
  ])('is a command on Slack: %j', (text, args) => {
    const act = actFor({ ...typed, text });
    expect(act).toMatchObject({ act: 'command', command: '/ops-ask', text: args });
    expect(actSchema.parse(act)).toEqual(act);
  });

  it('is refused where Slack knows no such command, or takes none in a thread', () => {
    expect(actFor({ ...typed, text: '/deploy now' })).toMatch('/deploy is not a command here');
    expect(actFor({ ...typed, text: '/ops-ask x', thread: 'm1' })).toMatch('does not work in threads');
  });

  it('is said on Teams, which has no slash commands', () => {
    expect(actFor({ ...typed, side: 'teams', text: '/deploy now' })).toMatchObject({
      act: 'say',
      text: '/deploy now',
    });
  });
});
