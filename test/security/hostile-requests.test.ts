import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { DOORS, type Door } from './doors';

const MANY = 200;

function closing(socket: Socket): Promise<void> {
  return new Promise((resolve) => void socket.once('close', resolve));
}

describe.each(Object.keys(DOORS) as (keyof typeof DOORS)[])('what comes in from %s', (name) => {
  let door: Door;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    // The SDK prints what it refuses.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    door = await DOORS[name]();
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await door.close();
    jest.restoreAllMocks();
  });

  const post = (body: string, headers = door.proof(body)): Promise<Response> =>
    fetch(`http://127.0.0.1:${door.port}${door.path}`, { method: 'POST', body, headers });

  const open = async (head: string): Promise<Socket> => {
    const socket = connect(door.port, '127.0.0.1');
    sockets.push(socket.on('error', () => undefined));
    await once(socket, 'connect');
    socket.write(head);
    return socket;
  };

  it.each([
    ['longer than any message', () => 'x'.repeat(2 * 1024 * 1024), 413],
    ['nested deeper than any message', () => `${'[{"a":'.repeat(50_000)}1${'}]'.repeat(50_000)}`, undefined],
    ['no JSON', () => '{"type":', undefined],
    ['a bare null', () => 'null', undefined],
    ['a list', () => '[]', undefined],
    [
      'a prototype',
      () => '{"__proto__":{"type":"message"},"constructor":{"prototype":{"polluted":1}}}',
      undefined,
    ],
  ])('a genuine body that is %s is refused, and the next person is answered', async (_what, body, status) => {
    const before = door.events.length;
    const answer = await post(body());
    expect(answer.status).toBeLessThan(500);
    expect(status ?? answer.status).toBe(answer.status);
    expect(await answer.text()).not.toMatch(/\bat \S+:\d+|Error/);
    expect(door.events).toHaveLength(before);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    await door.genuine();
    expect(door.events.length).toBeGreaterThan(before);
  });

  it('other paths and methods are refused, and the next person is answered', async () => {
    const at = `http://127.0.0.1:${door.port}`;
    const answers = await Promise.all([
      fetch(`${at}/other`, { method: 'POST', body: 'null' }),
      fetch(`${at}/../etc/passwd`),
      fetch(`${at}${door.path}`, { method: 'PUT', body: '{}' }),
    ]);
    expect(answers.every(({ status }) => status === 404 || status === 405)).toBe(true);
    await door.genuine();
  });

  it('a body without end is cut off, with and without its length', async () => {
    for (const framing of ['content-length: 1000000000', 'transfer-encoding: chunked']) {
      const socket = await open(`POST ${door.path} HTTP/1.1\r\nhost: x\r\n${framing}\r\n\r\n`);
      const closed = closing(socket);
      const flood = (): void => {
        const piece = 'x'.repeat(64 * 1024);
        const frame = framing.startsWith('content') ? piece : `${piece.length.toString(16)}\r\n${piece}\r\n`;
        while (!socket.destroyed && socket.write(frame));
      };
      socket.on('drain', flood).resume();
      flood();
      await closed;
    }
    await door.genuine();
  });

  it('many clients that say nothing hold nobody up, and are cut off', async () => {
    const half = `POST ${door.path} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{`;
    const slow = await Promise.all(
      Array.from({ length: MANY }, (_, at) => open(at % 2 === 0 ? half : 'POST / HTTP/1.1\r\nx-')),
    );
    const cut = Promise.all(slow.map((socket) => closing(socket.resume())));
    await door.genuine();
    await cut;
  });
});
