import type { Database } from '../../src/storage/connection';

/** All rows of a tenant, by table, as text: the same before and after means that nothing was written or counted. */
export async function rowsOf(database: Database, tenant: string): Promise<Record<string, string[]>> {
  const tables = await database.query(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant'`,
  );
  const rows: Record<string, string[]> = {};
  for (const { name } of tables.rows as { name: string }[]) {
    const found = await database.query(`SELECT * FROM "${name}" WHERE tenant = $1`, [tenant]);
    if (found.rows.length > 0) rows[name] = found.rows.map((row) => JSON.stringify(row)).sort();
  }
  return rows;
}
