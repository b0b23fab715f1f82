import { useState } from 'react';
import { reach, Refused } from '../call.ts';
import { save } from '../download.ts';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';
import { casePath } from './paths.ts';

/** 卷宗: bound at the door and saved; the button says that it is under way. */
export function VolumeButton({ caseNo }: { caseNo: string }) {
  const say = useWords();
  const [state, setState] = useState<'idle' | 'binding'>('idle');
  const [problem, setProblem] = useState('');
  const bind = async () => {
    setState('binding');
    setProblem('');
    try {
      const response = await reach('POST', `${casePath(caseNo)}/volume`, { body: {}, key: newKey() });
      save(await response.blob(), `${say('volume')} ${caseNo}.pdf`);
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : say('unreached'));
    } finally {
      setState('idle');
    }
  };
  return (
    <>
      <button type="button" className="plain" disabled={state === 'binding'} title={say('volumeHint')} onClick={() => void bind()}>{say(state === 'binding' ? 'volumeBinding' : 'volume')}</button>
      {problem && <span className="fault" role="alert"> {problem}</span>}
    </>
  );
}
