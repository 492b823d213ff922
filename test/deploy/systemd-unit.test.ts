import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { STOP_WITHIN_MS } from '../../src/commands/ending';

const FILE = path.join(__dirname, '..', '..', 'docs/deploy/ops-advisor.service');
const VERIFIER = '/usr/bin/systemd-analyze';

/** The settings of a unit by section and name; later ones win. @throws SyntaxError where a line is neither */
function readUnit(text: string): Record<string, Record<string, string>> {
  const unit: Record<string, Record<string, string>> = {};
  let section: Record<string, string> | undefined;
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, header] = /^\[(\w+)\]$/.exec(line) ?? [];
    const [, name, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (header !== undefined) {
      section = {};
      unit[header] = section;
    } else if (name !== undefined && section !== undefined) section[name] = value;
    else throw new SyntaxError(`no line of a unit: ${line}`);
  }
  return unit;
}

const { Service = {}, Install = {} } = readUnit(readFileSync(FILE, 'utf8'));

it('gives the advisor no more rights than it needs', () => {
  expect(Service).toMatchObject({
    User: 'ops-advisor',
    NoNewPrivileges: 'yes',
    ProtectSystem: 'strict',
    ProtectHome: 'yes',
    PrivateTmp: 'yes',
    StateDirectory: 'ops-advisor',
    CapabilityBoundingSet: '',
    UMask: '0077',
  });
  expect(Service.Environment).toContain('DATA_DIR=/var/lib/ops-advisor');
});

it('starts it again after a failure, and leaves it the time that it needs to stop', () => {
  expect(Service.Restart).toBe('on-failure');
  expect(Number(Service.TimeoutStopSec) * 1_000).toBeGreaterThan(STOP_WITHIN_MS);
  expect(Install.WantedBy).toBe('multi-user.target');
});

/** The paths of the unit are those of a server: here this program and this repository stand in for them. */
it('is a unit that systemd takes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ops-advisor-unit-'));
  const file = path.join(folder, 'ops-advisor.service');
  writeFileSync(file, readFileSync(FILE, 'utf8').replace('/usr/bin/node', process.execPath));
  const said = existsSync(VERIFIER)
    ? execFileSync(VERIFIER, ['verify', file], { stdio: ['ignore', 'pipe', 'pipe'] }).toString()
    : '';
  rmSync(folder, { recursive: true });
  expect(said).toBe('');
  expect(Service.ExecStart).toMatch(/^\/usr\/bin\/node \S+\/dist\/src\/cli\.js start$/);
});
