import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ClockShape } from '../../api/shapes.ts';
import { explain, signOf, type Shape } from './clock-words.ts';
import { useWords } from './language.tsx';

const shapes: Readonly<Record<Shape, ReactNode>> = {
  disc: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  triangle: <path d="M7 1.2 13.4 12.6H.6Z" fill="currentColor" />,
  'square-outline': <rect x="2" y="2" width="10" height="10" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  square: <rect x="1" y="1" width="12" height="12" fill="currentColor" />,
  ring: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="2" />,
  bars: <path d="M4 1.5v11M10 1.5v11" stroke="currentColor" strokeWidth="2.8" />,
  dash: <path d="M2 7h10" stroke="currentColor" strokeWidth="2" />,
  tick: <path d="m2 7.5 3.4 3.4L12 3.6" fill="none" stroke="currentColor" strokeWidth="2" />,
};

export const Sign = ({ shape }: { shape: Shape }) => (
  <svg className="sign" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
    {shapes[shape]}
  </svg>
);

/** 法定 and 目标 never look alike. */
export const StatusTag = ({ clock }: { clock: Pick<ClockShape, 'kind' | 'statusTitle'> }) => <span className={`tag ${clock.kind === 'statutory' ? 'firm' : 'target'}`}>{clock.statusTitle}</span>;

/** Shape, words and colour as the server banded them; hover and focus explain the day, a click shows how it was counted. */
export function ClockSign({ clock, caseNo }: { clock: ClockShape | undefined; caseNo: string }) {
  const say = useWords();
  if (!clock) return <span className="hint">{say('noClock')}</span>;
  const { shape, colour } = signOf(clock);
  const lines = explain(clock, say);
  return (
    <Tooltip title={lines.map((line) => <div key={line}>{line}</div>)} trigger={['hover', 'focus']}>
      <Link className={`clock ${colour}`} to={`/cases/${caseNo}/clocks?counted=${encodeURIComponent(clock.key)}`} aria-label={[clock.left, ...lines].join('，')}>
        <Sign shape={shape} />
        {clock.provisional && <b className="provisional">{say('provisionalMark')}</b>}
        {clock.left}
      </Link>
    </Tooltip>
  );
}

/** The same without a way on, for a card that is one link itself. */
export function ClockLeft({ clock }: { clock: ClockShape }) {
  const say = useWords();
  const { shape, colour } = signOf(clock);
  return (
    <span className={`clock ${colour}`}>
      <Sign shape={shape} />
      {clock.provisional && <b className="provisional">{say('provisionalMark')}</b>}
      {clock.left}
    </span>
  );
}
