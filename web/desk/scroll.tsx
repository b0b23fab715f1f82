import type { ReactNode } from 'react';

/** A wide table on a small screen: it scrolls in its own box, by keyboard too. */
export const Scroll = ({ children, label }: { children: ReactNode; label: string }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached without a pointer
  <div className="scroll" role="region" aria-label={label} tabIndex={0}>{children}</div>
);
