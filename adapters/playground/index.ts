export { servePlayground } from './server/http/serve-playground';
export { openPlayground, type Playground } from './server/playground';
export type { Inside } from './server/traces';
