import { Button } from 'antd';
import { useState } from 'react';
import { problemIn } from './act.tsx';
import { newKey } from './key.ts';
import { useWords } from './language.tsx';
import { isTooLarge, limits, sayBytes, sendFile, type Taken } from './sending.ts';

interface UnderWay {
  readonly file: File;
  readonly sent: number;
  readonly stop: AbortController;
}

/** Hands files in under a path of the door, one after the other. Of each that was not taken the reason is said, whatever became of the others. */
export function useUpload(path: string) {
  const say = useWords();
  const [underWay, setUnderWay] = useState<UnderWay>();
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const send = async (files: readonly File[], onTaken?: (taken: Taken, file: File) => void) => {
    setRefusals([]);
    const refuse = (file: File, why: string) => setRefusals((before) => [...before, say.headed(file.name, why)]);
    for (const file of files) {
      if (isTooLarge(file)) {
        refuse(file, say('fileTooLarge', { size: sayBytes(file.size), ...limits }));
        continue;
      }
      const stop = new AbortController();
      setUnderWay({ file, sent: 0, stop });
      try {
        onTaken?.(await sendFile(path, file, { key: newKey(), signal: stop.signal, onSent: (sent) => setUnderWay({ file, sent: Math.min(sent, file.size), stop }) }), file);
      } catch (error) {
        const { detail, title } = problemIn(error, say);
        refuse(file, stop.signal.aborted ? say('uploadStopped') : (detail ?? title));
      } finally {
        setUnderWay(undefined);
      }
    }
  };
  return { send, underWay, refusals };
}

/** Which file is under way and how far it is, and why others were not taken. */
export function UploadNews({ of: { underWay, refusals } }: { of: Pick<ReturnType<typeof useUpload>, 'underWay' | 'refusals'> }) {
  const say = useWords();
  return (
    <>
      {underWay && (
        <div className="uploading">
          <span role="status">{say(underWay.sent < underWay.file.size ? 'uploading' : 'uploadChecked', { name: underWay.file.name })}</span>
          <progress aria-label={underWay.file.name} max={underWay.file.size || 1} value={underWay.sent} />
          <span>{sayBytes(underWay.sent)} / {sayBytes(underWay.file.size)}</span>
          <Button size="small" onClick={() => underWay.stop.abort()}>{say('stopUpload')}</Button>
        </div>
      )}
      {refusals.length > 0 && <div className="fault" role="alert">{refusals.map((refusal) => <p key={refusal}>{refusal}</p>)}</div>}
    </>
  );
}
