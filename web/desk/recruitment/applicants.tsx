import { Button } from 'antd';
import { useState } from 'react';
import type { CaseFile } from '../../../api/shapes.ts';
import type { ApplicantRow } from '../../../api/shapes/recruitment.ts';
import { applicantStates } from '../../../workflows/recruitment/words.ts';
import { IdentityDialog } from '../case/identity.tsx';
import { sayDay } from '../dates.ts';
import { Select } from '../form/select.tsx';
import { filled, useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { useSession } from '../session.tsx';
import { Review } from './review.tsx';
import { recruitWords } from './words.ts';

/** 报名: who applied, masked, with the result of the qualification review and every ground; each is reviewed and opened from its row. */
export function Applicants({ file }: { file: CaseFile }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords) => say.of(recruitWords[key]);
  const { posts } = useSession();
  const path = `/api/recruitments/${encodeURIComponent(file.caseNo)}/applicants`;
  const [wanted, setWanted] = useState<{ readonly q?: string; readonly state?: string }>({});
  const query = useList<ApplicantRow>(`${path}${searchOf(wanted)}`);
  const [asked, setAsked] = useState<{ readonly row: ApplicantRow; readonly what: 'review' | 'identity' }>();
  const close = () => setAsked(undefined);
  const isOwed = file.duties.some(({ state }) => state === 'open');
  const mayReview = isOwed && posts.some(({ office }) => office === 'recruitment-officer');
  const mayOpen = isOwed && posts.some(({ office }) => office === 'recruitment-officer' || office === 'handler');
  return (
    <>
    <form
      className="filters"
      role="search"
      aria-label={word('applicants')}
      onSubmit={(event) => {
        event.preventDefault();
        const q = new FormData(event.currentTarget).get('q');
        setWanted({ ...wanted, q: typeof q === 'string' ? q.trim() : '' });
      }}
    >
      <label>{word('numberOrTicket')} <input name="q" type="search" /></label>
      <label>{say('state')} <Select value={wanted.state ?? ''} empty={say('all')} choices={Object.entries(applicantStates).map(([value, label]) => ({ value, label: say.of(label) }))} onChange={(state) => setWanted({ ...wanted, state: state ?? '' })} /></label>
      <Button htmlType="submit">{say('search')}</Button>
    </form>
    <Loaded query={query}>
      {({ items, total }) =>
        items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
          <>
            <Scroll label={word('applicants')}>
              <table className="rows dense">
                <thead><tr><th>{word('number')}</th><th>{word('position')}</th><th>{word('candidate')}</th><th>{say('state')}</th><th>{word('outcome')}</th><th className="money">{word('place')}</th><th>{say('auditedActs')}</th></tr></thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={row.applicationNo}>
                      <td>{row.ticket ?? row.applicationNo}</td>
                      <td>{row.position}</td>
                      <td>{row.name} {row.sexTitle} {row.bornOn}<div className="secondary">{[row.educationTitle, row.relaxed && word('relaxedMark'), row.targeted && word('targetedMark')].filter(Boolean).join(' · ')}</div></td>
                      <td>{row.stateTitle}{row.heldBy && <div className="secondary">{row.heldBy}</div>}{row.supplement && <div className="secondary">{row.supplement.handedInOn ? filled(word('suppliedOn'), { on: sayDay(row.supplement.handedInOn, say.language) }) : filled(word('supplyBy'), { on: sayDay(row.supplement.until, say.language) })}</div>}</td>
                      <td>{row.outcome && <>{word(row.outcome.passed ? 'qualified' : 'unqualified')}{!row.outcome.publishedOn && word('proposed')}<div className="secondary">{row.outcome.reasons.join('；')}</div></>}</td>
                      <td className="money">{row.rank}</td>
                      <td><div className="row-buttons">
                        {mayReview && !row.outcome?.publishedOn && ['applied', 'supplement'].includes(row.state) && <Button size="small" onClick={() => setAsked({ row, what: 'review' })}>{word('review')}<span className="unseen">{row.applicationNo}</span></Button>}
                        {mayOpen && <Button size="small" onClick={() => setAsked({ row, what: 'identity' })}>{say('askIdentity')}<span className="unseen">{row.applicationNo}</span></Button>}
                      </div></td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            <p>{items.length} / {total} {query.more && <Button onClick={query.more}>{say('more')}</Button>}</p>
            {asked?.what === 'review' && <Review path={`${path}/${encodeURIComponent(asked.row.applicationNo)}`} row={asked.row} close={close} />}
            {asked?.what === 'identity' && <IdentityDialog ofCandidate path={`${path}/${encodeURIComponent(asked.row.applicationNo)}`} close={close} />}
          </>
        )
      }
    </Loaded>
    </>
  );
}

const searchOf = (wanted: Readonly<Record<string, string>>): string => {
  const search = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== '')).toString();
  return search && `?${search}`;
};
