import type { InFlight } from '../../shared/in-flight';
import type { TeamsOptions, Timing } from '../options';
import type { TeamsCloudAdapter } from './cloud-adapter';
import type { GateRules } from './gate';

/** What both directions of the adapter need. */
export interface TeamsParts {
  options: TeamsOptions;
  timing: Timing;
  gate: GateRules;
  cloud: TeamsCloudAdapter;
  inFlight: InFlight;
}
