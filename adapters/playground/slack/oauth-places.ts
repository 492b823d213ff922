import type { InstallPlace } from './oauth-app';
import type { SlackWorkspace } from './start-slack-workspace';

/** Where the app can be installed: each workspace, and each organisation as a whole. */
export function placesIn(
  workspaces: readonly SlackWorkspace[],
  organisations: readonly { id: string; name: string }[],
): InstallPlace[] {
  const named = (id: string | undefined) => organisations.find((known) => known.id === id);
  const single = workspaces.map(({ state: { bot, team } }): InstallPlace => {
    const enterprise = named(team.enterpriseId);
    return { id: team.id, name: team.name, kind: 'workspace', bot, ...(enterprise && { enterprise }) };
  });
  const wide = organisations.flatMap(({ id, name }): InstallPlace[] => {
    const bot = workspaces.find(({ state }) => state.team.enterpriseId === id)?.state.bot;
    return bot === undefined ? [] : [{ id, name, kind: 'organisation', bot }];
  });
  return [...single, ...wide];
}

/** The workspaces that a token for a place works in. */
export function workspacesOf(
  { id, kind }: InstallPlace,
  workspaces: readonly SlackWorkspace[],
): SlackWorkspace[] {
  return workspaces.filter(({ state: { team } }) =>
    kind === 'organisation' ? team.enterpriseId === id : team.id === id,
  );
}
