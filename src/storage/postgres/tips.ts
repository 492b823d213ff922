import type { TipStore } from '../tip-store';
import type { StoreParts } from './parts';
import { postgresTipClaims } from './tip-claims';
import { postgresTipDeliveries } from './tip-deliveries';
import { postgresTipSubscriptions } from './tip-subscriptions';
import { postgresTipVotes } from './tip-votes';

/** Weekly tips in PostgreSQL. */
export function postgresTips(parts: StoreParts): TipStore {
  return {
    ...postgresTipSubscriptions(parts),
    ...postgresTipClaims(parts),
    ...postgresTipDeliveries(parts),
    ...postgresTipVotes(parts),
  };
}
