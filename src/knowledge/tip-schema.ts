import { z } from 'zod';
import { id } from './schema';

const line = z.string().trim().min(1);

/**
 * `knowledge/tips/<id>.md`: the front matter, and below it the tip itself. One tip is sent to a channel a week.
 */
export const tipSchema = z.strictObject({
  id,
  title: line.max(80, 'a title has at most 80 characters'),
  /** Whose work it is about. */
  audience: z.enum(['devops', 'mlops', 'both']),
  /** The survey item that it helps with, by its id: `monitoring`. */
  dimension: id,
  /** The level that it helps a team to reach. A team stands at level 1 by doing nothing. */
  level: z.int().min(2, 'nobody needs a tip to reach level 1').max(5, 'levels end at 5'),
  /** One thing that a team can do within this week. */
  try: line.max(200, 'what to try has at most 200 characters'),
  sources: z.array(id).min(1, 'every tip names at least one source'),
  text: line.max(599, 'a tip is shorter than 600 characters'),
});

export type Tip = z.infer<typeof tipSchema>;
