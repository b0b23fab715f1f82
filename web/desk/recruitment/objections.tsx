import { Link } from 'react-router';
import type { CaseFile } from '../../../api/shapes.ts';
import type { CampaignReview } from '../../../api/shapes/recruitment.ts';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { recruitWords } from './words.ts';

/** 异议和复核: each in a case of its own, about one person by ticket; an objection holds that person and nobody else. */
export function Objections({ file }: { file: CaseFile }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords) => say.of(recruitWords[key]);
  const query = useAnswer<{ items: CampaignReview[] }>(`/api/recruitments/${encodeURIComponent(file.caseNo)}/objections`);
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? <Empty>{word('noObjections')}</Empty> : (
          <Scroll label={word('objections')}>
            <table className="rows">
              <thead><tr><th>{word('number')}</th><th>{word('about')}</th><th>{word('stage')}</th><th>{word('ticket')}</th><th>{say('state')}</th></tr></thead>
              <tbody>
                {items.map((each) => (
                  <tr key={each.caseNo}>
                    <td><Link to={`/cases/${encodeURIComponent(each.caseNo)}`}>{each.caseNo}</Link><div className="secondary">{sayDay(each.filedOn, say.language)}</div></td>
                    <td>{each.kindTitle}</td>
                    <td>{each.stageTitle}</td>
                    <td>{each.ticket}<div className="secondary">{each.position}</div></td>
                    <td>{each.resultTitle ?? word('pending')}{each.lastDay && <div className="secondary">{word('answerBy')} {sayDay(each.lastDay, say.language)}</div>}{each.holds && <div className="secondary">{word('holds')}</div>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )
      }
    </Loaded>
  );
}
