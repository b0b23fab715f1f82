import { Link } from 'react-router';
import type { Award } from '../../../api/shapes.ts';
import { honourWords } from '../case/honour-words.ts';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { useNarrow } from '../narrow.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { More } from '../more.tsx';
import { PageTitle } from '../page-title.tsx';
import { Scroll } from '../scroll.tsx';
import { sayYuan } from '../../yuan.ts';

/** 奖励登记: the awards of the cases that the signed-in official may see. Whose they are stands sealed in the case. */
export function Awards() {
  const say = useWords();
  const isNarrow = useNarrow();
  const awards = useList<Award>('/api/awards');
  return (
    <>
      <PageTitle>{say('awards')}</PageTitle>
      <Loaded query={awards}>{({ items }) => (items.length === 0 ? <Empty>{say('nothingFound')}</Empty> : isNarrow ? <Cards awards={items} /> : <Rows awards={items} />)}</Loaded>
      <More of={awards} />
    </>
  );
}

function useAwardWords() {
  const say = useWords();
  const word = (key: keyof typeof honourWords) => say.of(honourWords[key]);
  const day = (on: string) => sayDay(on, say.language);
  const status = ({ revokedOn, replacedOn }: Award) => (revokedOn ? word('revoked').replace('{day}', day(revokedOn)) : replacedOn ? word('replaced').replace('{day}', day(replacedOn)) : word('stands'));
  return { say, word, day, status };
}

const caseLink = (caseNo: string) => `/cases/${encodeURIComponent(caseNo)}`;
/** One case has several rows where its award was given at another level after an objection. */
const keyOf = ({ caseNo, level, decidedOn }: Award) => `${caseNo} ${level} ${decidedOn}`;

function Rows({ awards }: { awards: readonly Award[] }) {
  const { say, word, day, status } = useAwardWords();
  return (
    <Scroll label={say('awards')}>
      <table className="rows">
        <thead><tr><th>{say('caseNo')}</th><th>{word('level')}</th><th>{word('deed')}</th><th>{word('decided')}</th><th>{word('approvedBy')}</th><th className="money">{word('bonus')}</th><th>{word('inFile')}</th><th>{say('state')}</th></tr></thead>
        <tbody>
          {awards.map((award) => (
            <tr key={keyOf(award)}>
              <td><Link to={caseLink(award.caseNo)}>{award.caseNo}</Link></td><td>{award.levelTitle}</td><td>{day(award.deedOn)}</td><td>{day(award.decidedOn)}</td><td>{award.organName}</td>
              <td className="money">{award.bonus === 0 ? '—' : sayYuan(award.bonus)}</td><td>{award.inFileOn ? day(award.inFileOn) : '—'}</td><td>{status(award)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cards({ awards }: { awards: readonly Award[] }) {
  const { word, day, status } = useAwardWords();
  return (
    <ul className="cards">
      {awards.map((award) => (
        <li key={keyOf(award)}>
          <Link className="card" to={caseLink(award.caseNo)}>
            <span className="card-head"><span>{award.levelTitle}</span><span>{status(award)}</span></span>
            <span className="card-line">{award.caseNo}</span>
            <span className="card-line">{word('deed')} {day(award.deedOn)}</span>
            <span className="card-line">{word('decided')} {day(award.decidedOn)} · {award.organName}</span>
            {award.bonus > 0 && <span className="card-line">{word('bonus')} {sayYuan(award.bonus)}</span>}
            {award.inFileOn && <span className="card-line">{word('inFile')} {day(award.inFileOn)}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
