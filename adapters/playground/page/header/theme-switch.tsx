import { useEffect, useState } from 'react';
import { Icon } from '../parts/icon';
import { keepPreference, readPreference } from '../state/preferences';

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** Turns the dark theme on and off; before that the system decides. */
export function ThemeSwitch() {
  const [chosen, setChosen] = useState<Theme | undefined>(() => readPreference('theme', THEMES));
  const systemIsDark = useSystemIsDark();
  const isDark = chosen === undefined ? systemIsDark : chosen === 'dark';
  useEffect(() => {
    if (chosen === undefined) return;
    document.documentElement.dataset.theme = chosen;
    keepPreference('theme', chosen);
  }, [chosen]);
  return (
    <button
      type="button"
      className="icon-button theme-switch"
      aria-pressed={isDark}
      aria-label="Dark theme"
      title="Dark theme"
      onClick={() => setChosen(isDark ? 'light' : 'dark')}
    >
      <Icon name="moon" />
    </button>
  );
}

function useSystemIsDark(): boolean {
  const [isDark, setDark] = useState(() => darkQuery().matches);
  useEffect(() => {
    const query = darkQuery();
    const onChange = () => setDark(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return isDark;
}

function darkQuery(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}
