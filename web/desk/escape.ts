import { useEffect, useRef } from 'react';

const open: { act: () => void }[] = [];

const isShown = (element: Element): boolean => element.getClientRects().length > 0;
/** A dialog closes itself, and an input method closes its list of characters. */
const belongsToOthers = (event: KeyboardEvent): boolean => event.isComposing || event.key === 'Process' || [...document.querySelectorAll('.ant-modal, .ant-popover, .ant-dropdown')].some(isShown);

function onKeyDown(event: KeyboardEvent): void {
  const top = open.at(-1);
  if (event.key !== 'Escape' || !top || belongsToOthers(event)) return;
  event.preventDefault();
  top.act();
}

/** Esc does this while the component is on screen; of several, the one that came last. */
export function useEscape(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const mine = { act: () => latest.current() };
    if (open.push(mine) === 1) document.addEventListener('keydown', onKeyDown);
    return () => {
      open.splice(open.indexOf(mine), 1);
      if (open.length === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
