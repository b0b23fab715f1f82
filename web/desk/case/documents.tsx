import type { CaseFile, Document } from '../../../api/shapes.ts';
import { sayInstant } from '../dates.ts';
import { FetchButton } from '../fetch-button.tsx';
import { useWords } from '../language.tsx';
import { useList, useRefresh } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { limits, sayBytes } from '../sending.ts';
import { UploadNews, useUpload } from '../upload.tsx';
import { casePath } from './paths.ts';

const stateWords = { received: 'documentReceived', clean: 'documentClean', refused: 'documentRefused' } as const;

export function Documents({ file }: { file: CaseFile }) {
  const say = useWords();
  const path = `${casePath(file.caseNo)}/documents`;
  const documents = useList<Document>(path);
  const refresh = useRefresh();
  const upload = useUpload(path);
  return (
    <>
      <label className="stacked">
        {say('addDocument')}
        <input
          type="file"
          multiple
          disabled={upload.underWay !== undefined}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void upload.send(files, () => void documents.refetch()).then(refresh);
          }}
        />
      </label>
      <p className="hint">{say('documentLimits', limits)}</p>
      <UploadNews of={upload} />
      <Loaded query={documents}>
        {({ items }) => items.length === 0 ? <Empty>{say('noDocuments')}</Empty> : (
          <Scroll label={say('documentsTab', { n: file.counts.documents })}>
            <table className="rows">
              <thead><tr><th>{say('name')}</th><th>{say('from')}</th><th>{say('time')}</th><th>{say('size')}</th><th>SHA-256</th><th>{say('state')}</th><th>{say('handle')}</th></tr></thead>
              <tbody>
                {items.map((each) => (
                  <tr key={each.documentId}>
                    <td>{each.name}</td>
                    <td>{each.byName}</td>
                    <td>{sayInstant(each.receivedAt)}</td>
                    <td>{sayBytes(each.size)}</td>
                    <td><code title={each.sha256}>{each.sha256.slice(0, 12)}…</code></td>
                    <td>{say(stateWords[each.state])}{each.refusal && <div className="secondary">{each.refusal}</div>}</td>
                    <td>{each.state === 'clean' && <FetchButton look="small" from={`${path}/${encodeURIComponent(each.documentId)}`} name={each.name}>{say('download')}</FetchButton>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Loaded>
    </>
  );
}
