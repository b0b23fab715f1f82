import { WarningOutlined } from '@ant-design/icons';
import type { CaseFile } from '../../../api/shapes.ts';
import type { Board as BoardShape } from '../../../api/shapes/recruitment.ts';
import { Sign } from '../clock-sign.tsx';
import { sayDay } from '../dates.ts';
import { filled, useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { HeadcountLine } from './headcount.tsx';
import { recruitWords } from './words.ts';

const signs = { done: 'tick', current: 'disc', ahead: 'ring' } as const;
const stateWords = { done: 'stepDone', current: 'stepCurrent', ahead: 'stepAhead' } as const;
const shortHash = 16;

/** 招聘看板: live quota, stages in the order of the plan, posts with how many stand where. */
export function Board({ file }: { file: CaseFile }) {
  const board = useAnswer<BoardShape>(`/api/recruitments/${encodeURIComponent(file.caseNo)}/board`);
  return <Loaded query={board}>{(found) => <Standing board={found} />}</Loaded>;
}

function Standing({ board }: { board: BoardShape }) {
  const say = useWords();
  const word = (key: keyof typeof recruitWords, values: Record<string, string | number> = {}) => filled(say.of(recruitWords[key]), values);
  const at = (instant: string) => `${sayDay(instant.slice(0, 10), say.language)} ${instant.slice(11, 16)}`;
  return (
    <>
      <HeadcountLine rows={board.headcounts} />
      {board.opensAt && board.closesAt && <p>{word('window', { from: at(board.opensAt), until: at(board.closesAt) })}</p>}
      {board.fixed && <p className="secondary">{word('fixed', { n: board.fixed.received, hash: board.fixed.fingerprint.slice(0, shortHash).toUpperCase() })}</p>}
      <ol className="stage-line">
        {board.stages.map((stage) => (
          <li key={stage.stage} className={stage.state} aria-current={stage.state === 'current' ? 'step' : undefined}>
            <Sign shape={signs[stage.state as keyof typeof signs]} /> {stage.title}<span className="unseen">{say(stateWords[stage.state as keyof typeof signs])}</span>
            <div className="secondary">
              {stage.called > 0 && `${word('attended', { entered: stage.entered, called: stage.called })} · `}
              {(stage.called > 0 || stage.passed > 0 || stage.failed > 0) && word('stageLine', { passed: stage.passed, failed: stage.failed })}
              {stage.recheckUntil && stage.stage !== 'public-notice' && ` · ${word('recheckUntil', { on: sayDay(stage.recheckUntil, say.language) })}`}
            </div>
          </li>
        ))}
      </ol>
      {(board.heldByObjection > 0 || board.openReviews > 0) && <p className="warning"><WarningOutlined aria-hidden="true" /> {word('held', { n: board.heldByObjection, open: board.openReviews })}</p>}
      {Object.values(board.mails).some((n) => n > 0) && <p className="secondary">{word('mails', board.mails)}</p>}
      <Scroll label={word('position')}>
        <table className="rows">
          <thead>
            <tr>{(['position', 'planned', 'applied', 'admitted', 'ratio', 'reserve', 'toHire', 'offered', 'used'] as const).map((key) => <th key={key} className={key === 'position' ? undefined : 'money'}>{word(key)}</th>)}</tr>
          </thead>
          <tbody>
            {board.positions.map((post) => (
              <tr key={post.code}>
                <td>{post.code} {post.title}<div className="secondary">{post.unitName} · {post.categoryTitle} · {post.employmentTitle}</div></td>
                <td className="money">{post.headcount}{post.headcount !== post.planned && <div className="secondary">{post.planned}</div>}</td>
                <td className="money">{post.applied}</td>
                <td className="money">{post.admitted}</td>
                <td className="money">{post.ratio}{post.belowRatio && <div className="secondary"><WarningOutlined aria-hidden="true" /> {word('belowRatio')}</div>}</td>
                <td className="money">{post.reserve}</td>
                <td className="money">{post.toHire}</td>
                <td className="money">{post.offered}</td>
                <td className="money">{post.onPost}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
