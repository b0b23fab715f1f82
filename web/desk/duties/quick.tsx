import { Button, Popover } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { Duty, StatementShape } from '../../../api/shapes.ts';
import { sayYuan } from '../../yuan.ts';
import { progressWord } from '../act.tsx';
import { ClockLeft } from '../clock-sign.tsx';
import { FaultSummary } from '../form/fault-summary.tsx';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { markSeen, useAgreement, useApproval } from './approval.ts';

const none = [] as const;

/** Where the duty is done in full: the file with its drawer open. */
export const dutyPath = ({ caseNo, message, key }: Pick<Duty, 'caseNo' | 'message' | 'key'>) => `/cases/${encodeURIComponent(caseNo)}?do=${message}&duty=${encodeURIComponent(key)}`;

/** The button of a row. Routine is two clicks, the second under the summary; everything else opens the drawer. */
export function RowButton({ duty, isOpen, setOpen }: { duty: Duty; isOpen: boolean; setOpen: (open: boolean) => void }) {
  const say = useWords();
  const agreement = useAgreement(duty);
  if (!agreement) {
    return (
      <Link className="row-button" to={dutyPath(duty)}>
        {say.titled(duty.verb || say('handle'))}
      </Link>
    );
  }
  return (
    <Popover trigger="click" placement="leftTop" open={isOpen} onOpenChange={setOpen} destroyOnHidden content={<Summary duty={duty} agree={agreement} />}>
      <Button size="small" type="primary" ghost>
        {say.titled(agreement.title)}
      </Button>
    </Popover>
  );
}

function Summary({ duty, agree }: { duty: Duty; agree: NonNullable<ReturnType<typeof useAgreement>> }) {
  const say = useWords();
  const isRead = useWritten(duty).isRead;
  const { approve, progress, problem } = useApproval(duty);
  useEffect(() => {
    void markSeen(duty.id);
  }, [duty.id]);
  return (
    <div className="quick" role="dialog" aria-label={duty.asks}>
      <FaultSummary faults={none} problem={problem} />
      <DutySummary duty={duty} />
      <div className="row-buttons">
        {/* The keyboard comes to it once there is something to agree to. */}
        {isRead && (
          <Button type="primary" autoFocus disabled={progress !== undefined} onClick={() => void approve(agree)}>
            {progress ? say(progressWord[progress]) : say.titled(agree.title)}
          </Button>
        )}
        <Link to={dutyPath(duty)}>{say('openFile')}</Link>
      </div>
    </div>
  );
}

/** What was written before the duty came up: what is agreed to. An advance says its items itself. */
export function useWritten({ from, amount }: Duty): { isRead: boolean; fields: StatementShape['fields'] } {
  const isAsked = from !== undefined && amount === undefined;
  const { data, isPending } = useAnswer<StatementShape>(`/api/statements/${encodeURIComponent(from?.statement ?? '')}`, isAsked);
  return { isRead: !isAsked || !isPending, fields: data?.fields ?? [] };
}

export function DutySummary({ duty }: { duty: Duty }) {
  const say = useWords();
  const { fields } = useWritten(duty);
  return (
    <dl className="facts">
      <dt>{say('whatToDo')}</dt>
      <dd>{say.titled(duty.asks)} {duty.amount !== undefined && <b className="sum">¥{sayYuan(duty.amount)}</b>}</dd>
      <dt>{say('case')}</dt>
      <dd>
        {duty.caseNo} {duty.caseTitle}
      </dd>
      {duty.summary && (
        <>
          <dt>{say('summary')}</dt>
          <dd className="lines">{duty.summary}</dd>
        </>
      )}
      {fields.map(({ field, label, value }) => (
        <div key={field} className="pair">
          <dt>{label}</dt>
          <dd className="lines">{value}</dd>
        </div>
      ))}
      <dt>{say('standing')}</dt>
      <dd>{duty.standing}</dd>
      {duty.clock && (
        <>
          <dt>{say('left')}</dt>
          <dd><ClockLeft clock={duty.clock} /></dd>
        </>
      )}
      {duty.from && (
        <>
          <dt>{say('from')}</dt>
          <dd>{duty.from.name}</dd>
        </>
      )}
    </dl>
  );
}
