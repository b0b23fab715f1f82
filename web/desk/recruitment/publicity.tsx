import type { CaseFile } from '../../../api/shapes.ts';
import type { Publicity as Found } from '../../../api/shapes/recruitment.ts';
import { sayDay } from '../dates.ts';
import { filled, useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { recruitWords } from './words.ts';

/** 公示: the list exactly as the public reads it, before it is published as well; whom an objection holds is marked for the desk. */
export function Publicity({ file }: { file: CaseFile }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords) => say.of(recruitWords[key]);
  const query = useAnswer<Found>(`/api/recruitments/${encodeURIComponent(file.caseNo)}/publicity`);
  return (
    <Loaded query={query}>
      {({ published, on, until, open, items }) =>
        items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
          <>
            <p>{word(!published ? 'wouldPublish' : open ? 'asPublished' : 'listOver')} {on && until && filled(word('listRuns'), { from: sayDay(on, say.language), until: sayDay(until, say.language) })}</p>
            <Scroll label={word('publicity')}>
              <table className="rows">
                <thead><tr><th>{word('candidate')}</th><th>{word('position')}</th><th>{word('ticket')}</th><th>{say('state')}</th></tr></thead>
                <tbody>{items.map(({ applicationNo, name, position, ticket, held }) => <tr key={applicationNo}><td>{name}</td><td>{position}</td><td>{ticket}</td><td>{held && word('holds')}</td></tr>)}</tbody>
              </table>
            </Scroll>
          </>
        )
      }
    </Loaded>
  );
}
