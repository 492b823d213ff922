import type { ReactNode, Ref } from 'react';

interface ScrollerProps {
  label: string;
  className: string;
  /** Regions are landmarks, of which a page has but a few. */
  role?: 'region' | 'group';
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}

/** Something larger than its place, that can be scrolled with the keyboard as well. */
export function Scroller({ children, className, label, ref, role = 'region' }: ScrollerProps) {
  return (
    <section ref={ref} role={role} className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
