import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { casePath } from '../case/paths.ts';
import { useWords } from '../language.tsx';
import { UploadNews, useUpload } from '../upload.tsx';
import { useScene } from './scene.ts';

/** Uploads at once and keeps the ids; the name is shown until the page is left. */
export function Documents({ id, value = [], onChange }: { id?: string; value?: string[]; onChange?: (value: string[]) => void }) {
  const say = useWords();
  const { caseNo, isLocked, onUpload } = useScene();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const upload = useUpload(`${casePath(caseNo ?? '')}/documents`);
  const send = async (files: readonly File[]) => {
    let ids = value;
    onUpload?.(true);
    try {
      await upload.send(files, ({ documentId }, { name }) => {
        ids = [...ids, documentId];
        setNames((known) => ({ ...known, [documentId]: name }));
        onChange?.(ids);
      });
    } finally {
      onUpload?.(false);
    }
  };

  if (!caseNo) return <p className="hint">{say('documentsLater')}</p>;
  return (
    <div className="documents">
      <input
        id={id}
        type="file"
        multiple
        disabled={isLocked || upload.underWay !== undefined}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void send(files);
        }}
      />
      <UploadNews of={upload} />
      <ul>
        {value.map((each, at) => (
          <li key={each}>
            {names[each] ?? say('documentNumber', { n: at + 1 })}
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={say('removeLine', { n: at + 1 })} disabled={isLocked || upload.underWay !== undefined} onClick={() => onChange?.(value.filter((id) => id !== each))} />
          </li>
        ))}
      </ul>
    </div>
  );
}
