import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { approveErasure, askErasure, declineErasure, erasureGrounds } from '../../../api/shapes/erasure-words.ts';
import type { Erasure } from '../../../api/shapes.ts';
import { ActNews, useAct } from '../act.tsx';
import { sayInstant } from '../dates.ts';
import { Select } from '../form/select.tsx';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { Scroll } from '../scroll.tsx';
import { useHolds } from '../session.tsx';

const leastReason = 4;

/** 审计 › 身份销毁: asked for by the custodian, decided by the leader; what is destroyed nobody can open again. */
export function Erasures() {
  const say = useWords();
  const list = useList<Erasure>('/api/erasures');
  const mayAsk = useHolds('identity-custodian');
  const mayDecide = useHolds('organ-leader');
  const [asks, setAsks] = useState(false);
  const [decided, setDecided] = useState<Erasure>();
  return (
    <>
      <PageTitle>{say('erasures')}</PageTitle>
      {mayAsk && <p><Button onClick={() => setAsks(true)}>{say.of(askErasure)}</Button></p>}
      <Loaded query={list}>
        {({ items, total }) => items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
          <Scroll label={say('erasures')}>
            <table className="rows">
              <caption>{say('found', { n: total })}</caption>
              <thead><tr><th>{say('time')}</th><th>{say('caseNo')}</th><th>{say('groundWord')}</th><th>{say('reason')}</th><th>{say('who')}</th><th>{say('state')}</th></tr></thead>
              <tbody>
                {items.map((each) => (
                  <tr key={each.caseNo}>
                    <td>{sayInstant(each.proposedAt)}</td><td>{each.caseNo}</td><td>{each.groundTitle}</td><td>{each.reason}</td><td>{each.proposedBy}</td>
                    <td>{each.confirmedAt ? `${say('erased')} · ${each.confirmedBy} ${sayInstant(each.confirmedAt)}` : mayDecide ? <Button size="small" onClick={() => setDecided(each)}>{say('decide')}</Button> : say('secondPerson')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Loaded>
      {list.more && <Button onClick={list.more}>{say('more')}</Button>}
      {asks && <Ask close={() => setAsks(false)} />}
      {decided && <Decide erasure={decided} close={() => setDecided(undefined)} />}
    </>
  );
}

function Ask({ close }: { close: () => void }) {
  const say = useWords();
  const acting = useAct();
  const [caseNo, setCaseNo] = useState('');
  const [ground, setGround] = useState<string>();
  const [reason, setReason] = useState('');
  const isReady = caseNo.trim() && ground && reason.trim().length >= leastReason;
  const send = async () => {
    const { kind } = await acting.act('/api/erasures', { caseNo: caseNo.trim().toUpperCase(), ground, reason: reason.trim() });
    if (kind === 'stands') close();
  };
  return (
    <Modal open title={say.of(askErasure)} okText={say('submit')} cancelText={say('cancel')} okButtonProps={{ danger: true, disabled: !isReady || acting.isUnderWay }} onOk={() => void send()} onCancel={close}>
      <ActNews of={acting} />
      <p>{say('erasureHint')}</p>
      <label className="stacked">{say('caseNo')}<Input value={caseNo} maxLength={40} onChange={(event) => setCaseNo(event.target.value)} /></label>
      <label className="stacked">{say('groundWord')}<Select value={ground ?? ''} onChange={setGround} empty={say('choose')} choices={Object.entries(erasureGrounds).map(([value, label]) => ({ value, label: say.of(label) }))} /></label>
      <label className="stacked">{say('reason')}<Input.TextArea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
    </Modal>
  );
}

function Decide({ erasure, close }: { erasure: Erasure; close: () => void }) {
  const say = useWords();
  const acting = useAct();
  const [reason, setReason] = useState('');
  const path = `/api/erasures/${encodeURIComponent(erasure.caseNo)}`;
  const decide = async (verb: 'confirm' | 'decline') => {
    const { kind } = await acting.act(`${path}/${verb}`, verb === 'decline' ? { reason: reason.trim() } : {});
    if (kind === 'stands') close();
  };
  return (
    <Modal open title={say.headed(say('erasures'), erasure.caseNo)} onCancel={close} footer={[
      <Button key="close" onClick={close}>{say('cancel')}</Button>,
      <Button key="decline" disabled={reason.trim().length < leastReason || acting.isUnderWay} onClick={() => void decide('decline')}>{say.of(declineErasure)}</Button>,
      <Button key="confirm" danger type="primary" disabled={acting.isUnderWay} onClick={() => void decide('confirm')}>{say.of(approveErasure)}</Button>,
    ]}>
      <ActNews of={acting} />
      <p>{say.headed(erasure.groundTitle, erasure.reason)}</p>
      <p className="warning">{say('erasureHint')}</p>
      <label className="stacked">{say('declineReason')}<Input.TextArea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
    </Modal>
  );
}
