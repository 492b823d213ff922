/** Resolves once `work` has settled, or after `ms`. Never rejects. */
export async function settledWithin(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const elapsed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([elapsed, work.catch(() => undefined)]);
  clearTimeout(timer);
}
