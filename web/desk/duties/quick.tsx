import { Button, Popover } from 'antd';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { Duty } from '../../../api/shapes.ts';
import { progressWord } from '../act.tsx';
import { FaultSummary } from '../form/fault-summary.tsx';
import { useWords } from '../language.tsx';
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
  const { approve, progress, problem } = useApproval(duty);
  useEffect(() => {
    void markSeen(duty.id);
  }, [duty.id]);
  return (
    <div className="quick" role="dialog" aria-label={duty.asks}>
      <FaultSummary faults={none} problem={problem} />
      <DutySummary duty={duty} />
      <div className="row-buttons">
        <Button type="primary" autoFocus disabled={progress !== undefined} onClick={() => void approve(agree)}>
          {progress ? say(progressWord[progress]) : say.titled(agree.title)}
        </Button>
        <Link to={dutyPath(duty)}>{say('openFile')}</Link>
      </div>
    </div>
  );
}

export function DutySummary({ duty }: { duty: Duty }) {
  const say = useWords();
  return (
    <dl className="facts">
      <dt>{say('whatToDo')}</dt>
      <dd>{say.titled(duty.asks)}</dd>
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
      <dt>{say('standing')}</dt>
      <dd>{duty.standing}</dd>
      {duty.from && (
        <>
          <dt>{say('from')}</dt>
          <dd>{duty.from.name}</dd>
        </>
      )}
    </dl>
  );
}
