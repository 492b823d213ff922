import { shareUnchanged } from '../../../../adapters/playground/page/view/share-unchanged';
import { message, snapshot } from './snapshots';

describe('a new snapshot', () => {
  it('keeps what did not change as it is, and takes what did', () => {
    const [same, changed] = [message(), message()];
    const before = snapshot({ slack: [same, changed] });
    const after = shareUnchanged(before, snapshot({ slack: [{ ...same }, { ...changed, edited: true }] }));
    expect(after.sides.slack.messages[0]).toBe(same);
    expect(after.sides.slack.messages[1]).toEqual({ ...changed, edited: true });
    expect(after.people).toBe(before.people);
  });

  it('keeps the forms that are being filled in', () => {
    const form = { id: 'f1', person: 'UANA', title: 'Start', card: { body: [] }, values: {}, errors: {} };
    const withForm = (card: unknown) => {
      const made = snapshot();
      made.sides.teams.forms = [{ ...form, card }];
      return made;
    };
    const before = withForm({ body: [] });
    const [kept] = shareUnchanged(before, withForm({ body: [] })).sides.teams.forms;
    expect(kept).toBe(before.sides.teams.forms[0]);
    const [other] = shareUnchanged(before, withForm({ body: ['wrong'] })).sides.teams.forms;
    expect(other?.card).toEqual({ body: ['wrong'] });
  });

  it('is taken whole where it is the first', () => {
    const first = snapshot();
    expect(shareUnchanged(undefined, first)).toBe(first);
  });
});
