import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { giveReason } from '../call.ts';
import { useBegin } from '../focus.ts';
import { isCtrlEnter } from '../form/keys.ts';
import { useWords } from '../language.tsx';

const least = 4;
const reasonField = 'read-reason';

/** A file in which the reader has no duty opens only with a reason; until then nothing of it is loaded. */
export function ReadReason({ caseNo, onGiven }: { caseNo: string; onGiven: () => void }) {
  const say = useWords();
  const [reason, setReason] = useState('');
  useBegin(`#${reasonField}`);
  const give = () => {
    if (reason.trim().length < least) return;
    giveReason(caseNo, reason.trim());
    onGiven();
  };
  return (
    <form
      className="sheet-box"
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <h1 className="page-title">{say('readReasonTitle', { caseNo })}</h1>
      <label className="stacked">
        {say('readReason')}
        <Input.TextArea id={reasonField} onKeyDown={(event) => isCtrlEnter(event) && give()} rows={3} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <p className="hint">{say('readReasonHint', { n: least })}</p>
      <p className="row-buttons">
        <Button type="primary" htmlType="submit" disabled={reason.trim().length < least}>
          {say('readReasonOpen')}
        </Button>
        <Link to="/duties">{say('cancel')}</Link>
      </p>
    </form>
  );
}
