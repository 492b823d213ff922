import type { OnEvent } from '../../../src/chat/adapter';
import type { Log } from '../../../src/chat/log';
import { AppError } from '../../../src/errors';
import {
  type Act,
  type ActResult,
  type PageCommand,
  type PageSide,
  SIDES,
  type Side,
  type Snapshot,
  type Trace,
} from '../page-protocol';
import { type SlackWorkspace, startSlackWorkspace } from '../slack/start-slack-workspace';
import { TEAMS_RATE_LIMITS } from '../teams/faults';
import { startTeamsTenant, type TeamsTenant } from '../teams/start-teams-tenant';
import { ActRefused } from './act-refused';
import { type Causes, createCauses } from './causes';
import { type Clock, createClock } from './clock';
import { moveClock, type NextDue } from './move-clock';
import { playSampleTeam, type SurveyScript } from './sample-team';
import { slackPopulation } from './slack/population';
import { createSlackWorkplace } from './slack/slack-workplace';
import { takeSnapshot } from './take-snapshot';
import { createTeamsWorkplace } from './teams/teams-workplace';
import { createTraces, type Inside, type Traces } from './traces';
import type { Picture, Workplace } from './workplace';

export interface PlaygroundOptions {
  /** The ids of this run: a Slack team and a Teams tenant (a GUID) that nobody had before. */
  tenants: Record<Side, string>;
  commands: Record<Side, readonly PageCommand[]>;
  shortcuts: PageSide['shortcuts'];
  /** What the app was granted in Slack, and which events it asked for, as its manifest says. */
  slackApp: { scopes: readonly string[]; subscriptions: readonly string[] };
  script: SurveyScript;
  nextDue: NextDue;
  log: Log;
  /** Between two answers of the sample team, in milliseconds. */
  paceMs?: number;
  wallClock?: () => Date;
}

const PACE_MS = 350;

/** Opens both stand-ins with the same team in them. */
export async function openPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { slackApp, tenants, wallClock = () => new Date() } = options;
  const clock = createClock(wallClock);
  const { now } = clock;
  const slack = await startSlackWorkspace({
    population: slackPopulation(tenants.slack),
    ...slackApp,
    now,
    wallClock,
    rateLimits: true,
    redelivery: true,
  });
  const teams = await startTeamsTenant({ now, wallClock, tenantId: tenants.teams, hearsAll: false });
  teams.state.rateLimits = TEAMS_RATE_LIMITS;
  return new Playground(options, { clock, slack, teams });
}

interface Opened {
  clock: Clock;
  slack: SlackWorkspace;
  teams: TeamsTenant;
}

/** Both platforms, the people in them, and what can be seen and changed from the page. */
export class Playground {
  readonly clock: Clock;
  readonly slack: SlackWorkspace;
  readonly teams: TeamsTenant;
  readonly workplaces: Record<Side, Workplace>;
  private readonly causes: Causes = createCauses();
  private readonly traces: Traces;
  private readonly faultsOn = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private playing: string | undefined;

  constructor(
    private readonly options: PlaygroundOptions,
    { clock, slack, teams }: Opened,
  ) {
    this.clock = clock;
    this.slack = slack;
    this.teams = teams;
    this.workplaces = {
      slack: createSlackWorkplace(slack, { commands: options.commands.slack, shortcuts: options.shortcuts }),
      teams: createTeamsWorkplace(teams, options.commands.teams),
    };
    this.traces = createTraces(this.causes, this.workplaces);
    for (const side of SIDES) this.workplaces[side].onChange(() => this.changed());
  }

  /** What an adapter is to be started with, so that answers can be looked into. */
  follow(onEvent: OnEvent): OnEvent {
    return this.traces.follow(onEvent);
  }

  /** Notes what became of the event that is being handled now. */
  note(inside: Inside): void {
    this.traces.note(inside);
    this.changed();
  }

  snapshot(): Promise<Snapshot> {
    const { clock, faultsOn, options, playing, traces, workplaces } = this;
    return takeSnapshot({ clock, faultsOn, nextDue: options.nextDue, playing, traces, workplaces });
  }

  trace(side: Side, message: string): Trace | undefined {
    return this.traces.find(side, message);
  }

  picture(id: string): Picture | undefined {
    return this.workplaces.slack.picture(id) ?? this.workplaces.teams.picture(id);
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Does what somebody did on the page. Never rejects. */
  async act(act: Act): Promise<ActResult> {
    try {
      await this.carryOut(act);
      return { ok: true };
    } catch (error) {
      if (!(error instanceof AppError)) this.options.log.warn({ err: error, act: act.act }, 'an act failed');
      return { ok: false, problem: error instanceof Error ? error.message : String(error) };
    }
  }

  async stop(): Promise<void> {
    this.causes.stop();
    await Promise.all(SIDES.map((side) => this.workplaces[side].stop()));
  }

  private carryOut(act: Act): Promise<void> {
    const { workplaces } = this;
    switch (act.act) {
      case 'say':
        return workplaces[act.side].say(act);
      case 'command':
        return workplaces[act.side].command(act);
      case 'press':
        return workplaces[act.side].press(act);
      case 'submit':
        return workplaces[act.side].submit(act);
      case 'close-form':
        return workplaces[act.side].closeForm(act);
      case 'open-home':
        return workplaces[act.side].openHome(act);
      case 'shortcut':
        return workplaces[act.side].shortcut(act);
      case 'look-up':
        return workplaces[act.side].lookUp(act);
      case 'insert':
        return workplaces[act.side].insert(act);
      case 'move-clock':
        return this.moveClock(act.minutes);
      case 'fault':
        return this.setFault(act.fault, act.on);
      case 'sample-team':
        return this.playSampleTeam(act.side, act.conversation);
    }
  }

  private async moveClock(minutes: number): Promise<void> {
    const { clock, options } = this;
    await this.play('The time is moving on', () => moveClock({ clock, nextDue: options.nextDue }, minutes));
  }

  private async setFault(id: string, on: boolean): Promise<void> {
    const known = SIDES.some((side) => this.workplaces[side].faults.some((fault) => fault.id === id));
    if (!known) throw new ActRefused(`There is no fault "${id}".`);
    for (const side of SIDES) this.workplaces[side].setFault(id, on);
    if (on) this.faultsOn.add(id);
    else this.faultsOn.delete(id);
    this.changed();
  }

  private playSampleTeam(side: Side, conversation: string): Promise<void> {
    const { paceMs = PACE_MS, script } = this.options;
    const onProgress = (playing: string) => this.show(playing);
    const workplace = this.workplaces[side];
    return this.play('Sample team', () =>
      playSampleTeam({ workplace, side, conversation, script, onProgress, paceMs }),
    );
  }

  /** One after the other: two plays at once would trip over each other's forms. */
  private async play(what: string, work: () => Promise<void>): Promise<void> {
    if (this.playing !== undefined) throw new ActRefused(`Wait until this is over: ${this.playing}.`);
    this.show(what);
    try {
      await work();
    } finally {
      this.show(undefined);
    }
  }

  private show(playing: string | undefined): void {
    this.playing = playing;
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
