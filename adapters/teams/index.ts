export { createTeamsAdapter, type TeamsAdapter } from './adapter';
export type { TeamsOptions } from './options';
