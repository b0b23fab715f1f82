import { useState } from 'react';
import { problemIn } from './act.tsx';
import { call } from './call.ts';
import { newKey } from './key.ts';
import { useWords } from './language.tsx';

interface Taken {
  readonly documentId: string;
}

/** Hands files in under a path of the door, one after the other. Of each that was not taken the reason is said, whatever became of the others. */
export function useUpload(path: string) {
  const say = useWords();
  const [sending, setSending] = useState(0);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const send = async (files: readonly File[], onTaken?: (taken: Taken, file: File) => void) => {
    setRefusals([]);
    setSending(files.length);
    for (const file of files) {
      const body = new FormData();
      body.append('file', file);
      try {
        onTaken?.((await call<Taken>('POST', path, { body, key: newKey() })).body, file);
      } catch (error) {
        const { detail, title } = problemIn(error, say);
        setRefusals((before) => [...before, say.headed(file.name, detail ?? title)]);
      } finally {
        setSending((left) => left - 1);
      }
    }
  };
  return { send, sending, refusals };
}

/** How many files are under way, and why others were not taken. */
export function UploadNews({ of: { sending, refusals } }: { of: Pick<ReturnType<typeof useUpload>, 'sending' | 'refusals'> }) {
  const say = useWords();
  return (
    <>
      {sending > 0 && <p className="hint" role="status">{say('uploading', { n: sending })}</p>}
      {refusals.length > 0 && <div className="fault" role="alert">{refusals.map((refusal) => <p key={refusal}>{refusal}</p>)}</div>}
    </>
  );
}
