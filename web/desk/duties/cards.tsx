import { Button, Drawer, Dropdown } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Duty } from '../../../api/shapes.ts';
import { progressWord } from '../act.tsx';
import { ClockLeft } from '../clock-sign.tsx';
import { FaultSummary } from '../form/fault-summary.tsx';
import { useWords } from '../language.tsx';
import { Scroll } from '../scroll.tsx';
import { sayYuan } from '../../yuan.ts';
import { markSeen, useAgreement, useApproval } from './approval.ts';
import { dutyPath, DutySummary, useWritten } from './quick.tsx';
import { Marks } from './table.tsx';

const none = [] as const;

/** The list on a phone: the first tap opens the summary, the second decides. */
export function DutyCards({ rows, isDone }: { rows: readonly Duty[]; isDone: boolean }) {
  const [open, setOpen] = useState<Duty>();
  return (
    <>
      {rows.length > 0 && <ul className="cards">
        {rows.map((duty) => (
          <li key={duty.id}>
            {isDone ? (
              <Link className="card" to={`/cases/${encodeURIComponent(duty.caseNo)}`}>
                <CardLines duty={duty} />
              </Link>
            ) : (
              <button type="button" className="card" onClick={() => setOpen(duty)}>
                <CardLines duty={duty} />
              </button>
            )}
          </li>
        ))}
      </ul>}
      {open && <Sheet duty={open} close={() => setOpen(undefined)} />}
    </>
  );
}

function CardLines({ duty }: { duty: Duty }) {
  const say = useWords();
  return (
    <>
      <span className="card-head">
        <span>
          {say.titled(duty.asks)} {duty.amount !== undefined && <b className="sum">¥{sayYuan(duty.amount)}</b>} <Marks duty={duty} />
        </span>
        {duty.clock && <ClockLeft clock={duty.clock} />}
      </span>
      <span className="card-line">
        {duty.caseNo} {duty.caseTitle}
      </span>
      <span className="card-line">{[duty.from?.name, duty.as?.for && say('standsFor', { name: duty.as.for, post: duty.as.post })].filter(Boolean).join(' · ')}</span>
    </>
  );
}

function Sheet({ duty, close }: { duty: Duty; close: () => void }) {
  const say = useWords();
  const navigate = useNavigate();
  const agreement = useAgreement(duty);
  const { approve, progress, problem } = useApproval(duty);
  const { isRead } = useWritten(duty);
  useEffect(() => {
    void markSeen(duty.id);
  }, [duty.id]);
  const inFull = () => void navigate(dutyPath(duty));
  const others = [
    { key: 'file', label: say('openFile'), onClick: () => void navigate(`/cases/${encodeURIComponent(duty.caseNo)}`) },
  ];
  return (
    <Drawer
      open
      placement="right"
      size="100%"
      title={duty.title}
      onClose={close}
      className="sheet"
      footer={
        <div className="thumb">
          {progress === 'stands' ? (
            <Button size="large" type="primary" onClick={close}>
              {say('close')}
            </Button>
          ) : (
            <>
              {agreement ? (
                <Button size="large" type="primary" disabled={progress !== undefined || !isRead} onClick={() => void approve(agreement)}>
                  {progress ? say(progressWord[progress]) : say.titled(agreement.title)}
                </Button>
              ) : (
                <Button size="large" type="primary" onClick={inFull}>
                  {say.titled(duty.verb || say('handle'))}
                </Button>
              )}
              {agreement && (
                <Button size="large" disabled={progress !== undefined} onClick={inFull}>
                  {say('otherwise')}
                </Button>
              )}
              <Dropdown trigger={['click']} menu={{ items: others }}>
                <Button size="large">{say('more')}</Button>
              </Dropdown>
            </>
          )}
        </div>
      }
    >
      <FaultSummary faults={none} problem={problem} />
      {progress === 'stands' && <p className="stands" role="status">{say('standsNow')}</p>}
      <Scroll label={say('summary')}><DutySummary duty={duty} /></Scroll>
    </Drawer>
  );
}
