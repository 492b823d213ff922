import { z } from 'zod';
import type { PageForm } from '../../page-protocol';

const textSchema = z.object({ text: z.string() });

/** A modal or the home of an app, as Slack shows it. */
export const viewSchema = z.object({
  type: z.enum(['modal', 'home']),
  submit: textSchema.optional(),
  close: textSchema.optional(),
  blocks: z.array(z.unknown()),
});

/** The advisor's home among what is open before a person. */
export function homeOf(forms: readonly PageForm[], person: string): PageForm | undefined {
  return forms.findLast((form) => form.person === person && isHome(form));
}

/** Whether a form is the advisor's home, and no dialog. */
export function isHome({ view }: PageForm): boolean {
  return viewSchema.safeParse(view).data?.type === 'home';
}
