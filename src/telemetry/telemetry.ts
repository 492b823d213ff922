import type { Observe } from '../advisor/observed';
import type { ChatAdapter } from '../chat/adapter';
import type { Log } from '../chat/log';
import { countCalls } from './count-calls';
import { countDeliveries } from './count-deliveries';
import { countEvents } from './count-events';
import { countLog } from './count-log';
import { createMetrics, type Metrics } from './metrics';
import { type OperationsServer, serveOperations } from './operations-server';
import { createReadiness, type Readiness } from './readiness';

export interface TelemetryOptions {
  log: Log;
  /** Of the program. */
  version: string;
  /** Names the platform that an origin such as `https://slack.com` belongs to. */
  platformOf(origin: string): string | undefined;
}

/** What can be seen of a running advisor from outside. */
export interface Telemetry {
  /** The log that was given; it counts errors. */
  log: Log;
  metrics: Metrics;
  readiness: Readiness;
  observe: Observe;
  /** A chat as a feature uses it. */
  counted(chat: ChatAdapter, feature: string): ChatAdapter;
  /** Looks something up whenever the metrics are read; a failure leaves the value as it was. */
  onRead(look: () => Promise<void>): void;
  serve(at: { host: string; port: number }): Promise<OperationsServer>;
  /** Ends what counts beyond this object. */
  end(): void;
}

/** Puts metrics, readiness and the server that shows them together. */
export function createTelemetry({ log: plain, platformOf, version }: TelemetryOptions): Telemetry {
  const metrics = createMetrics({ version });
  const log = countLog(plain, metrics);
  const readiness = createReadiness();
  const looks: (() => Promise<void>)[] = [
    async () => metrics.ready.set((await readiness.check()).ready ? 1 : 0),
  ];
  const read = async () => {
    await Promise.allSettled(looks.map((look) => look()));
    return { contentType: metrics.registry.contentType, text: await metrics.registry.metrics() };
  };
  return {
    log,
    metrics,
    readiness,
    observe: countEvents(metrics),
    counted: (chat, feature) => countDeliveries(chat, feature, metrics),
    onRead: (look) => void looks.push(look),
    serve: (at) => serveOperations({ ...at, check: readiness.check, metrics: read }),
    end: countCalls(metrics, platformOf),
  };
}
