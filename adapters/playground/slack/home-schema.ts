import { z } from 'zod';
import { blockSchema } from './block-kit';

/** What an app publishes as its Home tab, but for what Slack knows of blocks together. */
export const homeSchema = z.strictObject({
  type: z.literal('home'),
  blocks: z.array(blockSchema).min(1).max(100),
  private_metadata: z.string().max(3_000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
});
export type HomeView = z.infer<typeof homeSchema>;

/** The Home tab as the app published it for one person. */
export interface OpenHome {
  id: string;
  hash: string;
  user: string;
  view: HomeView;
}
