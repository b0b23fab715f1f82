import type { CaseFile } from '../../../api/shapes.ts';
import type { ApplicantRow } from '../../../api/shapes/recruitment.ts';
import { Button } from 'antd';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { recruitWords } from './words.ts';

/** 报名: who applied, masked, with the result of the qualification review and every ground. */
export function Applicants({ file }: { file: CaseFile }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords) => say.of(recruitWords[key]);
  const query = useList<ApplicantRow>(`/api/recruitments/${encodeURIComponent(file.caseNo)}/applicants`);
  return (
    <Loaded query={query}>
      {({ items, total }) =>
        items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
          <>
            <div className="scroll">
              <table className="rows dense">
                <thead><tr><th>{word('number')}</th><th>{word('position')}</th><th>{word('candidate')}</th><th>{say('state')}</th><th>{word('outcome')}</th><th className="money">{word('place')}</th></tr></thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={row.applicationNo}>
                      <td>{row.ticket ?? row.applicationNo}</td>
                      <td>{row.position}</td>
                      <td>{row.name} {row.sexTitle} {row.bornOn}<div className="secondary">{row.educationTitle}</div></td>
                      <td>{row.stateTitle}{row.heldBy && <div className="secondary">{row.heldBy}</div>}</td>
                      <td>{row.outcome && <>{word(row.outcome.passed ? 'qualified' : 'unqualified')}{!row.outcome.publishedOn && word('proposed')}<div className="secondary">{row.outcome.reasons.join('；')}</div></>}</td>
                      <td className="money">{row.rank}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p>{items.length} / {total} {query.more && <Button onClick={query.more}>{say('more')}</Button>}</p>
          </>
        )
      }
    </Loaded>
  );
}
