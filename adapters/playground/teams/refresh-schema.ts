import { z } from 'zod';

/** More people than these are not asked for by themselves. */
export const MOST_REFRESHED = 60;

/** How a card is asked for anew. `userIds` are MRIs; without them it is for everybody, where at most 60 are there. */
export const refreshSchema = z.strictObject({
  action: z.strictObject({
    type: z.literal('Action.Execute'),
    title: z.string().min(1).optional(),
    verb: z.string().optional(),
    data: z.looseObject({}).optional(),
  }),
  userIds: z.array(z.string().regex(/^29:/)).max(MOST_REFRESHED).optional(),
});
