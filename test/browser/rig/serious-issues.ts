import { source } from 'axe-core';
import type { PlaygroundPage } from './playground-page';

/** What axe-core tells of an issue. */
interface Issue {
  id: string;
  impact: string | null;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

const RUN = 'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)';

/** The serious and critical issues that axe-core finds on the page as it is now, each with where it is. */
export async function seriousIssues({ page }: PlaygroundPage): Promise<string[]> {
  await page.evaluate(source);
  const issues = (await page.evaluate(RUN)) as Issue[];
  return issues
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ help, id, nodes }) =>
      nodes.map(({ failureSummary, html }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
    );
}
