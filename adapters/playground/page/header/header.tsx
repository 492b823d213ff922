import type { PageState } from '../state/page-state';
import { Clock } from './clock';
import { Faults } from './faults';
import { LayoutSwitch } from './layout-switch';
import { PersonSwitch } from './person-switch';
import { ThemeSwitch } from './theme-switch';

export function Header({ state: { layout, person, snapshot } }: { state: PageState }) {
  return (
    <header className="header">
      <h1 className="brand">
        <img src="./icon.svg" alt="" />
        <span>
          Ops Advisor <small>playground</small>
        </span>
      </h1>
      <LayoutSwitch layout={layout} />
      {snapshot && (
        <>
          <PersonSwitch person={person} people={snapshot.people} />
          <Clock snapshot={snapshot} />
          <Faults faults={snapshot.faults} />
        </>
      )}
      <ThemeSwitch />
    </header>
  );
}
