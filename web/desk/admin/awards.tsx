import { useEffect } from 'react';
import { Link } from 'react-router';
import type { Award } from '../../../api/shapes.ts';
import { honourWords } from '../case/honour-words.ts';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { sayYuan } from '../../yuan.ts';

/** 奖励登记: the awards of the cases that the signed-in official may see. Whose they are stands sealed in the case. */
export function Awards() {
  const say = useWords();
  const awards = useAnswer<{ items: Award[] }>('/api/awards');
  useEffect(() => {
    document.title = say('awards');
  }, [say]);
  const word = (key: keyof typeof honourWords) => say.of(honourWords[key]);
  return (
    <>
      <h1 className="page-title">{say('awards')}</h1>
      <Loaded query={awards}>
        {({ items }) => (items.length === 0 ? <Empty>{say('nothingFound')}</Empty> : (
          <div className="scroll">
            <table className="rows">
              <thead><tr><th>{say('caseNo')}</th><th>{word('level')}</th><th>{word('deed')}</th><th>{word('decided')}</th><th>{word('approvedBy')}</th><th className="money">{word('bonus')}</th><th>{word('inFile')}</th><th>{say('status')}</th></tr></thead>
              <tbody>
                {items.map(({ caseNo, levelTitle, deedOn, decidedOn, organName, bonus, inFileOn, revokedOn }) => (
                  <tr key={caseNo}>
                    <td><Link to={`/cases/${encodeURIComponent(caseNo)}`}>{caseNo}</Link></td><td>{levelTitle}</td><td>{sayDay(deedOn, say.language)}</td><td>{sayDay(decidedOn, say.language)}</td><td>{organName}</td>
                    <td className="money">{bonus === 0 ? '—' : sayYuan(bonus)}</td><td>{inFileOn ? sayDay(inFileOn, say.language) : '—'}</td>
                    <td>{revokedOn ? word('revoked').replace('{day}', sayDay(revokedOn, say.language)) : word('stands')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </Loaded>
    </>
  );
}
