import { SIDES } from '../page-protocol';
import { OpenForm } from './dialogs/open-form';
import { Header } from './header/header';
import { LookInside } from './inside/look-inside';
import { Notices } from './parts/notices';
import { ActionsContext } from './state/actions';
import type { PageState } from './state/page-state';
import { usePage } from './state/use-page';
import { Announcer } from './workspace/announcer';
import { Workspace } from './workspace/workspace';

export function App() {
  const { actions, state } = usePage();
  const { inside, snapshot } = state;
  return (
    <ActionsContext value={actions}>
      <a className="skip" href="#workspaces">
        Skip to the workspace
      </a>
      <Header state={state} />
      <Notices state={state} />
      <div className="stage" data-inside={inside !== undefined}>
        <main id="workspaces" className="workspaces" data-layout={state.layout} tabIndex={-1}>
          {snapshot ? <Workspaces state={state} /> : <p className="waiting">Opening the workspaces …</p>}
        </main>
        {inside && <LookInside key={inside.message} {...inside} />}
      </div>
      {snapshot && <OpenForm snapshot={snapshot} person={state.person} problem={state.problem} />}
      <Announcer state={state} />
    </ActionsContext>
  );
}

function Workspaces({ state }: { state: PageState }) {
  const { layout, snapshot } = state;
  if (snapshot === undefined) return null;
  const shown = SIDES.filter((side) => layout === 'both' || layout === side);
  return shown.map((side) => <Workspace key={side} side={side} state={state} snapshot={snapshot} />);
}
