import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../knowledge/folders';

const slackSchema = z.object({
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }),
    ),
    shortcuts: z
      .array(
        z.object({ name: z.string(), type: z.string(), callback_id: z.string(), description: z.string() }),
      )
      .default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

const command = z.object({ title: z.string(), description: z.string() });
const teamsSchema = z.object({
  bots: z.array(z.object({ commandLists: z.array(z.object({ commands: z.array(command) })) })),
});

/** A command as a chat offers it. */
interface OfferedCommand {
  name: string;
  hint: string;
  description: string;
}

/** The app as our manifests describe it to Slack and to Teams: so the playground is told what they are told. */
export function readAppManifests(): {
  slackApp: { scopes: string[]; subscriptions: string[] };
  commands: { slack: OfferedCommand[]; teams: OfferedCommand[] };
  /** Entries in the menu of a message in Slack. */
  shortcuts: { id: string; name: string; description: string }[];
} {
  const slack = slackSchema.parse(readJson('manifest.json'));
  const teams = teamsSchema.parse(readJson('adapters/teams/app-package/manifest.json'));
  return {
    slackApp: {
      scopes: slack.oauth_config.scopes.bot,
      subscriptions: slack.settings.event_subscriptions.bot_events,
    },
    shortcuts: slack.features.shortcuts
      .filter(({ type }) => type === 'message')
      .map(({ callback_id: id, description, name }) => ({ id, name, description })),
    commands: {
      slack: slack.features.slash_commands.map(({ command: name, description, usage_hint: hint }) => ({
        name,
        hint,
        description,
      })),
      teams: (teams.bots[0]?.commandLists[0]?.commands ?? []).map(({ description, title }) => ({
        name: title,
        hint: '',
        description,
      })),
    },
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(path.join(packageRoot(), file), 'utf8'));
}
