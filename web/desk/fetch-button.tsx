import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { reach, Refused } from './call.ts';
import { save, wholeOf } from './download.ts';
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

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Fetches a file and has the browser save it, never open it: with the reader's reason in its header, which a plain link could not carry.
 * What the door says instead stands beside the button.
 */
export function FetchButton({ from, name, children, title, busy, look }: Fetched) {
  const say = useWords();
  const [isUnderWay, setUnderWay] = useState(false);
  const [share, setShare] = useState(0);
  const [problem, setProblem] = useState('');
  const fetched = async () => {
    setUnderWay(true);
    setProblem('');
    try {
      if (typeof from === 'string') {
        const again = (headers: Readonly<Record<string, string>>) => reach('GET', from, { headers });
        save(await wholeOf(await again({}), { again, onRead: (bytes, of) => setShare(bytes / of), pause }), name);
      } else {
        save(await (await from()).blob(), name);
      }
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : say('unreached'));
    } finally {
      setUnderWay(false);
      setShare(0);
    }
  };
  const pressed = { disabled: isUnderWay, 'aria-busy': isUnderWay, title, onClick: () => void fetched() };
  const shown = (isUnderWay && (busy ?? (share > 0 && `${Math.floor(share * 100)}%`))) || children;
  return (
    <>
      {look === 'plain' ? <button type="button" className="plain" {...pressed}>{shown}</button> : <Button {...(look === 'small' && { size: 'small' as const })} {...pressed}>{shown}</Button>}
      {problem && <span className="fault" role="alert"> {problem}</span>}
    </>
  );
}
