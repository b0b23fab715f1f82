import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { call, Refused } from '../call.ts';
import { useWords } from '../language.tsx';
import { newKey } from '../key.ts';
import { useScene } from './scene.ts';

interface Uploaded {
  readonly documentId: string;
  readonly size: number;
}

/** Uploads at once and keeps the ids; the name is shown until the page is left. */
export function Documents({ id, value = [], onChange }: { id?: string; value?: string[]; onChange?: (value: string[]) => void }) {
  const say = useWords();
  const { caseNo, isLocked } = useScene();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [sending, setSending] = useState(0);
  const [refusal, setRefusal] = useState('');

  const send = async (files: readonly File[]) => {
    setRefusal('');
    let ids = value;
    for (const file of files) {
      const body = new FormData();
      body.append('file', file);
      setSending((count) => count + 1);
      try {
        const { body: kept } = await call<Uploaded>('POST', `/api/cases/${encodeURIComponent(caseNo!)}/documents`, { body, key: newKey() });
        ids = [...ids, kept.documentId];
        setNames((known) => ({ ...known, [kept.documentId]: file.name }));
        onChange?.(ids);
      } catch (error) {
        setRefusal(`${file.name}：${error instanceof Refused ? error.message : say('unreached')}`);
      } finally {
        setSending((count) => count - 1);
      }
    }
  };

  if (!caseNo) return <p className="hint">{say('documentsLater')}</p>;
  return (
    <div className="documents">
      <input
        id={id}
        type="file"
        multiple
        disabled={isLocked}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void send(files);
        }}
      />
      {sending > 0 && <p className="hint" role="status">{say('uploading', { n: sending })}</p>}
      {refusal && <p className="fault" role="alert">{refusal}</p>}
      <ul>
        {value.map((each, at) => (
          <li key={each}>
            {names[each] ?? say('documentNumber', { n: at + 1 })}
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={say('removeLine', { n: at + 1 })} disabled={isLocked} onClick={() => onChange?.(value.filter((id) => id !== each))} />
          </li>
        ))}
      </ul>
    </div>
  );
}
