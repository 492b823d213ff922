export { createTeamsAdapter, type TeamsAdapter } from './adapter';
export type { Endpoints } from './endpoints';
export type { AppType, TeamsOptions, Timing } from './options';
