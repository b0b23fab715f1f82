import type { KeyboardEvent } from 'react';

/** Sends a form from wherever one writes in it; not while the input method composes. */
export const isCtrlEnter = ({ key, ctrlKey, nativeEvent }: KeyboardEvent): boolean => key === 'Enter' && ctrlKey && !nativeEvent.isComposing;
