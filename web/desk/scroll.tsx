import type { ReactNode } from 'react';

/** What scrolls on a small screen, a wide table in its own box, a long summary in its sheet: by keyboard too. */
export const Scroll = ({ children, label }: { children: ReactNode; label: string }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached without a pointer
  <div className="scroll" role="region" aria-label={label} tabIndex={0}>{children}</div>
);
