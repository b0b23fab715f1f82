import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { reach, Refused } from './call.ts';
import { save } from './download.ts';
import { useWords } from './language.tsx';

interface Fetched {
  /** A path, or the call that gives the file. */
  readonly from: string | (() => Promise<Response>);
  readonly name: string;
  readonly children: ReactNode;
  readonly title?: string;
  /** Instead of the name, while it is made. */
  readonly busy?: string;
  readonly look?: 'plain' | 'small';
}

/**
 * Fetches a file and has the browser save it, never open it: with the reader's reason in its header, which a plain link could not carry.
 * What the door says instead stands beside the button.
 */
export function FetchButton({ from, name, children, title, busy, look }: Fetched) {
  const say = useWords();
  const [isUnderWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState('');
  const fetched = async () => {
    setUnderWay(true);
    setProblem('');
    try {
      const response = await (typeof from === 'string' ? reach('GET', from) : from());
      save(await response.blob(), name);
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : say('unreached'));
    } finally {
      setUnderWay(false);
    }
  };
  const pressed = { disabled: isUnderWay, 'aria-busy': isUnderWay, title, onClick: () => void fetched() };
  const shown = (isUnderWay && busy) || children;
  return (
    <>
      {look === 'plain' ? <button type="button" className="plain" {...pressed}>{shown}</button> : <Button {...(look === 'small' && { size: 'small' as const })} {...pressed}>{shown}</Button>}
      {problem && <span className="fault" role="alert"> {problem}</span>}
    </>
  );
}
