import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { CaseFile, Notice } from '../../../api/shapes.ts';
import { sayDay, sayInstant } from '../dates.ts';
import { FetchButton } from '../fetch-button.tsx';
import { useWords } from '../language.tsx';
import { useList } from '../load.ts';
import { useNarrow } from '../narrow.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { LetterSheet } from './letter.tsx';
import { casePath } from './paths.ts';

/** 送达: each notice with every try and its proof. */
export function Notices({ file }: { file: CaseFile }) {
  const say = useWords();
  const notices = useList<Notice>(`${casePath(file.caseNo)}/notices`);
  const [read, setRead] = useState<Notice>();
  return (
    <Loaded query={notices}>
      {({ items }) => (
        <>
          {items.length === 0 && <Empty>{say('noNotices')}</Empty>}
          {items.map((notice) => <NoticeBlock key={notice.id} file={file} notice={notice} read={() => setRead(notice)} />)}
          {read && <Letter notice={read} close={() => setRead(undefined)} />}
        </>
      )}
    </Loaded>
  );
}

function NoticeBlock({ file, notice, read }: { file: CaseFile; notice: Notice; read: () => void }) {
  const say = useWords();
  const isNarrow = useNarrow();
  return (
    <section className="notice">
      <h3>{notice.title} {notice.number}</h3>
      <p>
        {say('toWhom')} {notice.toTitle} · {say('issuedOn', { day: sayDay(notice.issuedOn, say.language) })} · <b>{notice.serviceTitle}</b>
        {notice.servedOn && ` ${sayDay(notice.servedOn, say.language)}`}
        {notice.firstReadAt && ` · ${say('firstRead', { at: sayInstant(notice.firstReadAt) })}`}
      </p>
      {notice.deliveries.length > 0 && isNarrow && (
        <ol className="tries">
          {notice.deliveries.map(({ nth, channelTitle, stateTitle, plannedAt, attemptedAt, settledAt, proof }) => (
            <li key={nth}>{[channelTitle, stateTitle, sayInstant(settledAt ?? attemptedAt ?? plannedAt), proof].filter(Boolean).join(' · ')}</li>
          ))}
        </ol>
      )}
      {notice.deliveries.length > 0 && !isNarrow && (
        <table className="rows">
          <thead><tr><th>{say('try')}</th><th>{say('channel')}</th><th>{say('state')}</th><th>{say('time')}</th><th>{say('proof')}</th></tr></thead>
          <tbody>
            {notice.deliveries.map(({ nth, channelTitle, stateTitle, plannedAt, attemptedAt, settledAt, proof }) => (
              <tr key={nth}><td>{nth}</td><td>{channelTitle}</td><td>{stateTitle}</td><td>{sayInstant(settledAt ?? attemptedAt ?? plannedAt)}</td><td>{proof}</td></tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="row-buttons">
        <Button onClick={read}>{say('preview')}</Button>
        <FetchButton from={`${casePath(file.caseNo)}/notices/${encodeURIComponent(notice.id)}`} name={`${notice.title} ${notice.number}.pdf`}>PDF</FetchButton>
      </p>
    </section>
  );
}

function Letter({ notice: { content, number, issuedOn }, close }: { notice: Notice; close: () => void }) {
  const say = useWords();
  return (
    <Modal open title={say('preview')} footer={null} width={720} onCancel={close}>
      <LetterSheet organ={content.organ} number={number} title={content.title} paragraphs={content.paragraphs} table={content.table} contact={content.contact} day={sayDay(issuedOn, 'zh').replace(/（.*/, '')} />
    </Modal>
  );
}
