import { Button } from 'antd';
import type { CaseFile, Read } from '../../../api/shapes.ts';
import { sayInstant } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { casePath } from './paths.ts';

const groundWords = { duty: 'readDuty', charge: 'readCharge', reason: 'readReason', identity: 'openIdentity' } as const;

/** 查阅: who opened which part, when and on what ground. */
export function Reads({ file }: { file: CaseFile }) {
  const say = useWords();
  const reads = useList<Read>(`${casePath(file.caseNo)}/reads`);
  return (
    <Loaded query={reads}>
      {({ items }) => items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
        <Scroll label={say('readsTab', { n: file.counts.reads })}>
          <table className="rows">
            <thead><tr><th>{say('time')}</th><th>{say('who')}</th><th>{say('part')}</th><th>{say('readGround')}</th></tr></thead>
            <tbody>
              {items.map((read, at) => (
                <tr key={`${read.at} ${at}`}>
                  <td>{sayInstant(read.at)}</td>
                  <td>{read.name}</td>
                  <td>{read.partTitle}</td>
                  <td>{read.reason ? say.headed(say(groundWords[read.ground]), read.reason) : say(groundWords[read.ground])}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {reads.more && <Button onClick={reads.more}>{say('more')}</Button>}
        </Scroll>
      )}
    </Loaded>
  );
}
