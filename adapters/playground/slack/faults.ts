/** What goes wrong with a call of a method. */
export type Fault =
  | { kind: 'error'; code: string; needed?: string }
  | { kind: 'http'; status: number }
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  /** The call is carried out, and its answer never comes. */
  | { kind: 'lost-answer' };

/** What goes wrong for as long as it lasts. */
export interface Standing {
  methods: readonly string[];
  fault: Fault;
}

export interface Faults {
  /** Plans a fault; several for one method come one after the other. `respond` stands for every response_url. */
  plan(method: string, fault: Fault): void;
  /** From now on all calls of some methods fail; without them, what was kept under this name ends. */
  keep(name: string, standing?: Standing): void;
  take(method: string): Fault | undefined;
}

export function createFaults(): Faults {
  const planned = new Map<string, Fault[]>();
  const kept = new Map<string, Standing>();
  return {
    plan: (method, fault) => {
      planned.set(method, [...(planned.get(method) ?? []), fault]);
    },
    keep(name, standing) {
      if (standing === undefined) kept.delete(name);
      else kept.set(name, standing);
    },
    take: (method) =>
      planned.get(method)?.shift() ??
      [...kept.values()].find(({ methods }) => methods.includes(method))?.fault,
  };
}
