import type { RichText } from '../../chat/reply';
import type { TipDelivery, TipOccurrence } from '../../storage/tip-store';
import { timeliness } from '../timeliness';
import { inUtc } from './moment';

/** What a channel is told about a sending that did not go as it was ordered. */
export function remarksOn(occurrence: TipOccurrence, before: TipDelivery | undefined, now: Date): RichText[] {
  const remarks: RichText[] = [];
  if (timeliness(occurrence, now) === 'late') {
    const { at } = occurrence;
    remarks.push([
      { text: 'This tip was due at ' },
      { text: inUtc(at), at },
      { text: '; it was held up on the way.' },
    ]);
  }
  if (before?.state === 'missed') {
    remarks.push('The tip before this one was left out: it could not be sent within a day of its time.');
  }
  return remarks;
}
