/** What goes wrong, once, with the next call of a method. */
export type Fault =
  | { kind: 'error'; code: string; needed?: string }
  | { kind: 'http'; status: number }
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  /** The call is carried out, and its answer never comes. */
  | { kind: 'lost-answer' };

export interface Faults {
  /** Plans a fault; several for one method come one after the other. `respond` stands for every response_url. */
  plan(method: string, fault: Fault): void;
  take(method: string): Fault | undefined;
}

export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  return {
    plan: (method, fault) => {
      planned.set(method, [...(planned.get(method) ?? []), fault]);
    },
    take: (method) => planned.get(method)?.shift(),
  };
}
