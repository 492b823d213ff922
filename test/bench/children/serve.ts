/** How an app reaches the workspace. */
export interface Connection {
  apiUrl: string;
  botToken: string;
  signingSecret: string;
}

/**
 * Starts an app with the parameter in the first argument and tells the parent process its port; ends with the
 * parent's wish or the parent itself.
 */
export async function serve<T = Connection>(
  start: (parameter: T) => Promise<number | undefined>,
): Promise<void> {
  const port = await start(JSON.parse(process.argv[2] ?? '{}'));
  process.once('disconnect', () => process.exit());
  process.send?.({ port });
}
