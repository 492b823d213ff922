import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../../src/storage/connection';
import { openDatabase } from '../../../src/storage/database';
import { findBinaries } from '../../../src/storage/embedded/binaries';
import { homeIn } from '../../../src/storage/embedded/home';
import { isAlive, readPostmaster } from '../../../src/storage/embedded/postmaster';
import { serverFailure } from '../../../src/storage/embedded/server-failure';
import type { StorageLog } from '../../../src/storage/log';
import { recording, silent } from '../../setup/logs';
import { openFolder } from '../../setup/open-folder';
import { startChild } from '../../soak/child';

let folder: string;
let dataDir: string;
const settings = { fsync: 'off' };
let opened: Database[] = [];

async function open(more: { dataDir?: string; log?: StorageLog } = {}): Promise<Database> {
  const database = await openDatabase({ dataDir, log: silent, settings, ...more });
  opened.push(database);
  return database;
}

const home = () => homeIn(join(dataDir, 'postgres'));

beforeAll(async () => {
  folder = await openFolder();
  dataDir = join(folder, 'data');
});
afterEach(async () => {
  await Promise.all(opened.map((database) => database.close()));
  opened = [];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function pidOf(database: Database): Promise<number> {
  await database.ping();
  const postmaster = await readPostmaster(home());
  if (postmaster === undefined) throw new Error('no server runs');
  return postmaster.pid;
}

/** Asks again and again: another process's state cannot be awaited. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

function answers(database: Database): () => Promise<boolean> {
  return () =>
    database.ping().then(
      () => true,
      () => false,
    );
}

describe('the embedded server', () => {
  it('keeps what was written, behind a password that only its owner reads', async () => {
    const first = await open();
    await first.query('CREATE TABLE kept (word text)');
    await first.query('INSERT INTO kept VALUES ($1)', ['still here']);
    await first.close();
    const second = await open();
    const { rows } = await second.query('SELECT word FROM kept');
    await second.close();
    expect(rows).toEqual([{ word: 'still here' }]);
    const modes = await Promise.all([home().folder, home().password].map((path) => stat(path)));
    expect(modes.map(({ mode }) => mode & 0o077)).toEqual([0, 0]);
    expect((await readFile(home().password, 'utf8')).length).toBeGreaterThanOrEqual(32);
  });

  it('is shared by all who open the folder, and stopped by the last one out', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    expect(await pidOf(one)).toBe(await pidOf(two));
    await one.close();
    await two.ping();
    await two.close();
    expect(existsSync(join(home().cluster, 'postmaster.pid'))).toBe(false);
  });

  it('is found again after the process that started it was killed', async () => {
    const child = startChild('write', { dataDir, round: 0 });
    await child.said((line) => line.startsWith('ack '));
    const left = await readPostmaster(home());
    await child.kill();
    const database = await open();
    expect(await pidOf(database)).toBe(left?.pid);
    await database.close();
  });

  it('is started again when it dies, and says so', async () => {
    const log = recording();
    const database = await open({ log });
    const pid = await pidOf(database);
    process.kill(pid, 'SIGKILL');
    // Its children answer for a moment longer.
    await until(() => !isAlive(pid));
    await until(answers(database));
    expect(await pidOf(database)).not.toBe(pid);
    await database.close();
    const messages = log.lines.map(({ message }) => message);
    expect(messages).toContain('the embedded database is gone; starting it again');
    expect(existsSync(join(home().cluster, 'postmaster.pid'))).toBe(false);
  });

  it('starts over a postmaster.pid whose number belongs to another process now', async () => {
    const lines = [process.pid, home().cluster, 1, 5432, home().folder, '', '', 'ready'];
    await writeFile(join(home().cluster, 'postmaster.pid'), lines.join('\n'));
    const database = await open();
    expect(await pidOf(database)).not.toBe(process.pid);
    await database.close();
  });

  it('listens on loopback where the path is too long for a socket', async () => {
    const long = join(folder, 'a-folder-with-a-name-that-leaves-no-room-for-a-socket-in-it-'.repeat(2));
    await mkdir(long);
    await rename(home().folder, join(long, 'postgres'));
    const database = await open({ dataDir: long });
    const { rows } = await database.query('SELECT host(inet_server_addr()) AS address');
    await database.close();
    await rename(join(long, 'postgres'), home().folder);
    expect(rows).toEqual([{ address: '127.0.0.1' }]);
  });

  it('names DATABASE_URL where the folder cannot be made', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const opening = open({ dataDir: join(file, 'data') });
    await expect(opening).rejects.toMatchObject({
      code: 'storage/folder',
      message: expect.stringContaining(join(file, 'data')),
      tip: expect.stringContaining('DATABASE_URL'),
    });
  });

  it('names DATABASE_URL, and both versions, where another major version wrote the data', async () => {
    const version = join(home().cluster, 'PG_VERSION');
    const before = await readFile(version, 'utf8');
    await writeFile(version, '15\n');
    const opening = open();
    await expect(opening).rejects.toMatchObject({
      code: 'storage/version',
      message: expect.stringMatching(/PostgreSQL 15; this version brings \d+/),
      tip: expect.stringContaining('DATABASE_URL'),
    });
    await writeFile(version, before);
  });

  it('names DATABASE_URL where the platform has no binary', async () => {
    await expect(findBinaries('sunos-sparc')).rejects.toMatchObject({
      code: 'storage/no-binary',
      message: expect.stringContaining('sunos-sparc'),
      tip: expect.stringContaining('DATABASE_URL'),
    });
  });

  it.each([
    ['storage/disk-full', 'initdb: error: could not write to file "base": No space left on device'],
    ['storage/folder', 'initdb: error: could not create directory "data": Permission denied'],
    ['storage/no-binary', 'spawn /modules/postgres ENOENT'],
    ['storage/start', 'FATAL: something new'],
  ])('explains as %s: %s', (code, output) => {
    const failure = serverFailure('/srv/bot/data', output);
    expect(failure).toMatchObject({ code, tip: expect.stringContaining('DATABASE_URL') });
    expect(failure.message).toContain('/srv/bot/data');
    expect(failure.message).toContain(output);
  });
});
