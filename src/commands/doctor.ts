import type { Finding } from '../chat/finding';
import { type Config, parseConfig, readEnvironment } from '../config';
import { examineDatabase } from '../doctor/examine-database';
import { examineReach } from '../doctor/examine-reach';
import { AppError } from '../errors';
import { openUnmigrated } from '../state';
import { createKeyRing } from '../storage/keyring';
import { createLog } from '../telemetry/log';

const MARKS = { fine: 'ok      ', warning: 'warning ', problem: 'PROBLEM ' } as const;

/**
 * Examines the set-up and prints what it found, each with what to do about it. Changes nothing.
 * @param url where the platforms reach the advisor from outside, e.g. `https://ops.example.org`
 * @returns whether there is no problem
 */
export async function runDoctor(url: string | undefined, print: (line: string) => void): Promise<boolean> {
  const findings = await examine(url, () => new Date());
  for (const { part, state, found, tip } of findings) {
    print(`${MARKS[state]}${part}: ${found}`);
    if (tip !== undefined) print(`        → ${tip}`);
  }
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  print(`${count('problem')} problem(s), ${count('warning')} warning(s)`);
  return count('problem') === 0;
}

async function examine(url: string | undefined, now: () => Date): Promise<Finding[]> {
  try {
    const config = parseConfig(readEnvironment());
    const chats = [...(await examineSlack(config, now)), ...(await examineTeams(config, now))];
    return [
      configured(config),
      ...(await examineState(config, now)),
      ...chats,
      ...(await examineDoors(config, url)),
    ];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ part: 'Configuration', state: 'problem', found: error.message, tip: error.tip }];
  }
}

function configured({ slack, teams }: Config): Finding {
  const chats = [...(slack === undefined ? [] : ['Slack']), ...(teams === undefined ? [] : ['Teams'])];
  const found = chats.length === 0 ? 'no chat; the console and the playground start' : chats.join(' and ');
  return { part: 'Configuration', state: 'fine', found };
}

function examineState(config: Config, now: () => Date): Promise<Finding[]> {
  const log = createLog('silent');
  const keyRing = config.encryptionKey === undefined ? undefined : createKeyRing(config.encryptionKey);
  return examineDatabase({ open: () => openUnmigrated(config, log), keyRing, now });
}

async function examineSlack({ slack }: Config, now: () => Date): Promise<Finding[]> {
  if (slack === undefined) return [];
  const doctor = await import('../../adapters/slack/doctor.js');
  return doctor.examineSlack(slack, now);
}

async function examineTeams({ teams }: Config, now: () => Date): Promise<Finding[]> {
  if (teams === undefined) return [];
  const doctor = await import('../../adapters/teams/doctor.js');
  return doctor.examineTeams({ ...teams, log: createLog('silent') }, now);
}

/** With Socket Mode nobody comes in. */
async function examineDoors({ slack, teams }: Config, url: string | undefined): Promise<Finding[]> {
  if (url === undefined) return [];
  const doors = [
    ...(slack !== undefined && slack.appToken === undefined
      ? [['Slack: reach', '/slack/events'] as const]
      : []),
    ...(teams !== undefined ? [['Teams: reach', '/api/messages'] as const] : []),
  ];
  return Promise.all(doors.map(([part, path]) => examineReach(part, new URL(path, url))));
}
