import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** From a look at the memory to an answer that a platform kept waiting. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Everything that is counted. No label ever names a tenant, a person or a conversation. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Metrics in a registry of their own, so that several advisors fit into one process. */
export function createMetrics({ version, defaults = true }: { version: string; defaults?: boolean }) {
  const registry = new Registry();
  const registers = [registry];
  if (defaults) collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name: `ops_advisor_${name}`, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name: `ops_advisor_${name}`, help, labelNames, registers });
  gauge('build_info', 'Always 1; its label says which version runs.', ['version']).set({ version }, 1);
  return {
    registry,
    events: counter('events_total', 'Things that people did, by what became of them.', [
      'platform',
      'kind',
      'outcome',
    ]),
    duration: new Histogram({
      name: 'ops_advisor_event_duration_seconds',
      help: 'From taking an event to the reaction to it, without its way back to the platform.',
      labelNames: ['platform', 'kind'],
      buckets: SECONDS,
      registers,
    }),
    answers: counter('answers_total', 'Questions answered, by what was asked for.', ['platform', 'intent']),
    repeats: counter('repeats_dropped_total', 'Events that had been taken before, by any replica.', [
      'platform',
    ]),
    votes: counter('feedback_votes_total', 'Thumbs on answers and tips.', ['platform', 'vote']),
    deliveries: counter('deliveries_total', 'Messages sent unasked, by what became of them.', [
      'platform',
      'feature',
      'outcome',
    ]),
    errors: counter('errors_total', 'Warnings and errors in the log, by their code.', ['level', 'code']),
    calls: counter('platform_calls_total', 'Calls to the platforms, by how they were answered.', [
      'platform',
      'outcome',
    ]),
    recovered: counter('events_recovered_total', 'Events taken over from a replica that died.', ['platform']),
    jobs: gauge('jobs', 'Jobs that wait, run or have failed for good.', ['job', 'state']),
    inbox: gauge('inbox_events', 'Events taken on by any replica and not answered yet.'),
    ready: gauge('ready', 'Whether this replica is ready: 1 or 0.'),
  };
}
