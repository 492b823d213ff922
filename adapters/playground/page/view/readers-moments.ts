import { momentsIn } from './moments';

/** Moments in the zone of whoever looks at the page. */
export const moments = momentsIn();
