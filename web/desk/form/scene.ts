import { createContext, useContext } from 'react';

/** Where a form is filled in: its own name, the case its documents go to, and what `x-per` lists answer one by one. */
export interface Scene {
  readonly formName: string;
  readonly caseNo?: string;
  readonly per: readonly string[];
  readonly isLocked: boolean;
  /** A file has begun to be uploaded, or has come to its end: a form that is sent meanwhile would go without it. */
  readonly onUpload?: (isUnderWay: boolean) => void;
}

export const SceneContext = createContext<Scene>({ formName: 'form', per: [], isLocked: false });
export const useScene = () => useContext(SceneContext);
