import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { connect } from '../../../src/storage/connection';
import { asStorageError } from '../../../src/storage/failures';
import { silent } from '../../setup/logs';
import { openTestDatabase, type TestDatabase } from '../../setup/test-database';

let test: TestDatabase;
const unreachable = { code: 'storage/unreachable' };

beforeAll(async () => {
  test = await openTestDatabase({ empty: true });
  await test.database.query('CREATE TABLE note (word text PRIMARY KEY)');
});
afterAll(() => test.close());

describe('a database connection', () => {
  it('takes all of a transaction, or nothing', async () => {
    const failing = test.database.transaction(async (session) => {
      await session.query(`INSERT INTO note VALUES ('half')`);
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    await test.database.transaction((session) => session.query(`INSERT INTO note VALUES ('whole')`));
    const { rows } = await test.database.query('SELECT word FROM note');
    expect(rows).toEqual([{ word: 'whole' }]);
  });

  it('goes on after its connections were cut, in use and idle', async () => {
    await test.database.ping();
    const cut = test.database.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()',
    );
    await expect(cut).rejects.toMatchObject(unreachable);
    await test.database.ping();
  });

  it('does not end the process when a transaction loses its connection between two statements', async () => {
    const losing = test.database.transaction(async (session) => {
      const { rows } = await session.query('SELECT pg_backend_pid() AS pid');
      await test.database.query('SELECT pg_terminate_backend($1)', [(rows[0] as { pid: number }).pid]);
      await session.query('SELECT 1');
    });
    await expect(losing).rejects.toMatchObject(unreachable);
    await test.database.ping();
  });

  it('rejects at once where nobody listens', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const database = connect({ host: '127.0.0.1', port, user: 'nobody' }, silent);
    const started = Date.now();
    await expect(database.ping()).rejects.toMatchObject(unreachable);
    expect(Date.now() - started).toBeLessThan(1_000);
    await database.close();
  });

  it('rejects within a few seconds where a server takes the connection and says nothing', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const { port } = mute.address() as AddressInfo;
    const database = connect({ host: '127.0.0.1', port, user: 'nobody' }, silent);
    const started = Date.now();
    await expect(database.ping()).rejects.toMatchObject(unreachable);
    expect(Date.now() - started).toBeLessThan(5_000);
    await database.close();
    for (const socket of sockets) socket.destroy();
    mute.close();
  });

  it('explains a full disk, a wrong password and a refused statement, without values', () => {
    const fromServer = (code: string) => Object.assign(new Error('from the server'), { code });
    const wrapped = new Error('Failed query: ... params: a private word', { cause: fromServer('53100') });
    expect(asStorageError(wrapped)).toMatchObject({ code: 'storage/disk-full' });
    expect((asStorageError(wrapped) as Error).message).not.toContain('private');
    expect(asStorageError(fromServer('28P01'))).toMatchObject({ code: 'storage/refused' });
    expect(asStorageError(fromServer('42P01'))).toMatchObject({ code: 'storage/failed' });
    const ours = new TypeError('a defect');
    expect(asStorageError(ours)).toBe(ours);
  });
});
