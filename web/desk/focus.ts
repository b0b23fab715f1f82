import { useEffect, useRef, type RefObject } from 'react';

/** Nobody is at anything yet, or has just come by a link of the frame. */
const isFree = (): boolean => document.activeElement === document.body || document.activeElement?.matches('.rail a, .bar a, .bottom a') === true;

/** The keyboard begins at `selector` once it is there, and not at the top of the page; whoever is at something is left there. */
export function useBegin(selector: string): void {
  useEffect(() => {
    if (isFree()) document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }, [selector]);
}

/** Whoever has closed what a button opened, `isOpen` until then, is back at the button. */
export function useFocusBack(isOpen: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => (isOpen ? () => button.current?.focus() : undefined), [isOpen]);
  return button;
}
