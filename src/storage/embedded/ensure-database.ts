import type { Client } from 'pg';

/** The advisor's database inside the embedded server. */
export const ADVISOR_DATABASE = 'ops_advisor';

/** SQLSTATEs of a database that another process made in the same moment. */
const MADE_MEANWHILE = new Set(['42P04', '23505']);

/** Makes the advisor's database where it is missing. `client` is connected to another one of the same server. */
export async function ensureDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [ADVISOR_DATABASE]);
  if (rowCount === 1) return;
  try {
    await client.query(`CREATE DATABASE ${ADVISOR_DATABASE}`);
  } catch (error) {
    if (!MADE_MEANWHILE.has(String((error as { code?: unknown }).code))) throw error;
  }
}
