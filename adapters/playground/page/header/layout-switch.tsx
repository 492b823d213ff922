import { Segments } from '../parts/segments';
import { useActions } from '../state/actions';
import type { Layout } from '../state/page-state';

const OPTIONS: readonly { value: Layout; label: string }[] = [
  { value: 'slack', label: 'Slack' },
  { value: 'teams', label: 'Teams' },
  { value: 'both', label: 'Side by side' },
];

/** Which workspace is shown, or both. */
export function LayoutSwitch({ layout }: { layout: Layout }) {
  const { dispatch } = useActions();
  return (
    <Segments
      legend="Show"
      name="layout"
      options={OPTIONS}
      value={layout}
      onChange={(chosen) => dispatch({ type: 'layout', layout: chosen })}
    />
  );
}
