import type { Person } from '../../../src/chat/event';
import type { ClientInfo, Incoming } from './payloads';

/** Who sent an activity; a locale or a time zone that nobody knows is left out. */
export function personOf({ from, locale, localTimezone, entities = [] }: Incoming): Person {
  const client = entities.find((entity): entity is ClientInfo => entity.type === 'clientInfo');
  const language = knownLocale(locale ?? client?.locale);
  const timeZone = knownTimeZone(client?.timezone ?? localTimezone);
  return {
    id: from.aadObjectId ?? from.id,
    ...(language === undefined ? {} : { locale: language }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

function knownLocale(locale: string | undefined): string | undefined {
  return attempt(() => Intl.getCanonicalLocales(locale)[0]);
}

function knownTimeZone(timeZone: string | undefined): string | undefined {
  if (!timeZone) return undefined;
  return attempt(() => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
