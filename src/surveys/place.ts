import type { ConversationFacts } from '../chat/adapter';
import type { ConversationRef, Person } from '../chat/event';
import type { SurveysParts } from './parts';

/** What a platform tells of a conversation, where it answers. */
export async function describePlace(
  { chatFor, log }: SurveysParts,
  place: ConversationRef,
): Promise<ConversationFacts | undefined> {
  try {
    return await chatFor(place.platform)?.describe(place);
  } catch (error) {
    log.warn({ error, platform: place.platform }, 'a conversation could not be described');
    return undefined;
  }
}

/** Whether the person runs the workspace; false where the platform does not answer. */
export async function runsPlace(
  { chatFor, log }: SurveysParts,
  place: ConversationRef,
  person: Person,
): Promise<boolean> {
  try {
    return (await chatFor(place.platform)?.isAdmin(place, person)) ?? false;
  } catch (error) {
    log.warn({ error, platform: place.platform }, 'whether somebody is an admin could not be looked up');
    return false;
  }
}

/** The person's time zone, where anybody tells it. */
export async function zoneOf(
  { chatFor }: SurveysParts,
  place: ConversationRef,
  person: Person,
): Promise<string | undefined> {
  if (person.timeZone !== undefined) return person.timeZone;
  return chatFor(place.platform)
    ?.timeZoneOf(place, person)
    .catch(() => undefined);
}
