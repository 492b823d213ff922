import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '../../src/telemetry/metrics';

const DOCS = path.join(__dirname, '..', '..', 'docs');
const duration = z.string().regex(/^\d+(s|m|h)$/);

// As `promtool check rules` takes them.
const rulesSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^[A-Za-z]+$/),
          expr: z.string(),
          for: duration.optional(),
          labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.strictObject({ summary: z.string().endsWith('.') }),
        }),
      ),
    }),
  ),
});

const { groups } = rulesSchema.parse(parse(readFileSync(path.join(DOCS, 'deploy/alerts.yaml'), 'utf8')));
const rules = groups.flatMap((group) => group.rules);
const operations = readFileSync(path.join(DOCS, 'operations.md'), 'utf8');
const metrics = createMetrics({ version: '0.0.0', defaults: false }).registry;
/** A histogram is asked for by its parts. */
const known = metrics.getMetricsAsArray().flatMap(({ name }) => [name, `${name}_bucket`, `${name}_count`]);

/** Where an expression is no PromQL. */
function errorsIn(expression: string): number[] {
  const places: number[] = [];
  parser.parse(expression).iterate({ enter: ({ from, type }) => void (type.isError && places.push(from)) });
  return places;
}

it.each(rules.map((rule) => [rule.alert, rule] as const))(
  '%s is PromQL on metrics that there are',
  (_name, { expr }) => {
    expect(errorsIn(expr)).toEqual([]);
    for (const name of expr.match(/ops_advisor_\w+/g) ?? []) expect(known).toContain(name);
  },
);

it('notices what is no PromQL', () => {
  expect(errorsIn('sum(rate(x[5m]) > ')).not.toEqual([]);
});

it.each(rules.map(({ alert }) => alert))('docs/operations.md says what %s means', (alert) => {
  expect(operations).toContain(`\`${alert}\``);
});

it.each(metrics.getMetricsAsArray().map(({ name }) => name))(
  'docs/operations.md names the metric %s',
  (name) => {
    expect(operations).toContain(`\`${name}\``);
  },
);
