import type { Population } from './state';

/** A small workspace. The bot is in #general, in the group and in two direct messages, and nowhere else. */
export function smallWorkspace(): Population {
  const bot = { id: 'UOPSBOT', name: 'ops-advisor', botId: 'BOPSBOT' };
  return {
    team: { id: 'TACME', name: 'acme' },
    bot,
    users: [
      { id: 'UALICE', name: 'alice', tz: 'Europe/Zurich', isAdmin: true },
      { id: 'UBOB', name: 'bob', tz: 'America/New_York' },
    ],
    channels: [
      { id: 'CGENERAL', name: 'general', kind: 'public', members: ['UALICE', 'UBOB', bot.id] },
      { id: 'CRANDOM', name: 'random', kind: 'public', members: ['UALICE', 'UBOB'] },
      { id: 'CSECRET', name: 'secret', kind: 'private', members: ['UALICE', 'UBOB'] },
      {
        id: 'GTRIO',
        name: 'mpdm-alice--bob--ops-advisor-1',
        kind: 'mpim',
        members: ['UALICE', 'UBOB', bot.id],
      },
      { id: 'DALICE', name: 'directmessage', kind: 'im', members: ['UALICE', bot.id] },
      { id: 'DBOB', name: 'directmessage', kind: 'im', members: ['UBOB', bot.id] },
      { id: 'DPEERS', name: 'directmessage', kind: 'im', members: ['UALICE', 'UBOB'] },
    ],
  };
}
