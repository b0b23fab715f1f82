import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Modal, type MenuProps } from 'antd';
import { useState } from 'react';
import type { Colleague, Duty, LetterAhead } from '../../../api/shapes.ts';
import { recusalGrounds } from '../../../workflows/complaint/words.ts';
import { ActNews, SendingNews, useAct } from '../act.tsx';
import { Refused } from '../call.ts';
import { LetterSheet } from '../case/letter.tsx';
import { Select } from '../form/select.tsx';
import { useFocusBack } from '../focus.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { useSession } from '../session.tsx';
import type { Word } from '../words.ts';

/** What officers do about a duty beside the procedure's steps. */
type DeskAct = 'claim' | 'release' | 'hand-over' | 'delegate' | 'urge' | 'consult' | 'opinion' | 'copy' | 'recuse';

const actWords = { claim: 'claim', release: 'release', 'hand-over': 'handOver', delegate: 'delegate', urge: 'urge', consult: 'consult', opinion: 'opinion', copy: 'copyTo', recuse: 'recuse' } as const satisfies Record<DeskAct, Word>;
const none = [] as const;

function actsOn(duty: Duty, me: string): DeskAct[] {
  const isMine = duty.as !== undefined;
  const asked: DeskAct[] = duty.marks.includes('opinion') ? ['opinion'] : [];
  if (isMine && !duty.assignee) return ['claim', ...asked, 'hand-over', 'delegate', 'consult', 'copy', 'recuse'];
  if (isMine && duty.assignee === me) return [...asked, 'release', 'hand-over', 'delegate', 'consult', 'copy', 'recuse'];
  return [...asked, 'urge', 'consult', 'copy'];
}

/** Acts that reach a person who is chosen: from which list, and what that person is called. */
const people = {
  'hand-over': { list: 'colleagues', word: 'handOverTo' },
  delegate: { list: 'colleagues', word: 'delegateTo' },
  copy: { list: 'readers', word: 'copyTo' },
} as const satisfies Partial<Record<DeskAct, { list: string; word: Word }>>;
/** A word may go with them, and need not. */
const noted: ReadonlySet<DeskAct> = new Set<DeskAct>(['delegate', 'urge', 'copy']);
const hints: Partial<Record<DeskAct, Word>> = { 'hand-over': 'handOverHint', delegate: 'delegateHint', urge: 'urgeHint', copy: 'copyHint', recuse: 'recuseHint' };

export const actPath = (duty: Pick<Duty, 'id'>, act: DeskAct) => `/api/duties/${encodeURIComponent(duty.id)}/${act}`;

/** 认领 释放 转办 委派 催办 沟通 抄送 自行回避: those that fit who I am to the duty. `isNamed` where nothing beside it says which duty that is. */
export function DutyMenu({ duty, isNamed = false }: { duty: Duty; isNamed?: boolean }) {
  const say = useWords();
  const me = useSession().user.id;
  const acting = useAct();
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<DeskAct>();
  const [isRefused, setRefused] = useState(false);
  const button = useFocusBack(isOpen || asked !== undefined || isRefused);
  const acts = actsOn(duty, me);
  const run = async (act: DeskAct) => {
    if (act !== 'claim' && act !== 'release') return setAsked(act);
    const outcome = await acting.act(actPath(duty, act), {});
    if (outcome.kind === 'stands') return;
    // Who has drafted something releases with a reason.
    if (outcome.problem.errors?.some(({ pointer }) => pointer === '/reason')) setAsked(act);
    else setRefused(true);
  };
  const chosen: NonNullable<MenuProps['onClick']> = ({ key, domEvent }) => {
    // The rest of the same press of Enter would close the dialog, whose first button has the focus by then.
    domEvent.preventDefault();
    void run(key as DeskAct);
  };
  const [first] = acts;
  return (
    <>
      {first === 'claim' && (
        <Button size="small" disabled={acting.isUnderWay} onClick={() => void run('claim')}>
          {isNamed ? say('claimOf', { title: duty.title }) : say('claim')}
        </Button>
      )}
      <span className="of-menu">
        <Button ref={button} size="small" type="text" icon={<MoreOutlined />} aria-haspopup="menu" aria-expanded={isOpen} aria-label={say('moreFor', { name: `${isNamed ? duty.title : duty.asks} ${duty.caseNo}` })} onClick={() => setOpen(true)}>
          {isNamed && first !== 'claim' && say.titled(duty.title)}
        </Button>
        {/* A list has as many of these as rows: the menu is there while it is open, over a place that lies on the button. */}
        {isOpen && (
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever opens a menu by the keyboard goes on in it
          <Dropdown open autoFocus trigger={['click']} onOpenChange={setOpen} menu={{ items: acts.map((act) => ({ key: act, label: say(actWords[act]) })), onClick: chosen }}>
            <span className="menu-place" aria-hidden="true" />
          </Dropdown>
        )}
      </span>
      {asked && <ActDialog duty={duty} act={asked} close={() => setAsked(undefined)} />}
      <SendingNews phase={acting.phase} />
      {isRefused && (
        <Modal open title={say('notDone')} footer={null} onCancel={() => setRefused(false)}>
          <FaultSummary faults={none} problem={acting.problem} />
        </Modal>
      )}
    </>
  );
}

function ActDialog({ duty, act, close }: { duty: Duty; act: DeskAct; close: () => void }) {
  const say = useWords();
  const acting = useAct();
  const choosing = people[act as keyof typeof people];
  const colleagues = useAnswer<{ items: Colleague[] }>(`/api/duties/${encodeURIComponent(duty.id)}/${choosing?.list ?? 'colleagues'}`, choosing !== undefined);
  const letter = useAnswer<LetterAhead>(`/api/duties/${encodeURIComponent(duty.id)}/urging`, act === 'urge');
  const refusal = letter.error instanceof Refused ? letter.error.problem : undefined;
  const [to, setTo] = useState<string>();
  const [ground, setGround] = useState<string>();
  const [text, setText] = useState('');
  const title = say(actWords[act]);
  const note = text.trim() ? { note: text } : {};
  const bodies = { claim: {}, release: { reason: text }, 'hand-over': { to, reason: text }, delegate: { to, ...note }, urge: note, consult: { question: text }, opinion: { opinion: text }, copy: { to, ...note }, recuse: { ground, reason: text } };
  const isReady = (noted.has(act) || text.trim() !== '') && (!choosing || to !== undefined) && (act !== 'recuse' || ground !== undefined);
  const send = async () => {
    const { kind } = await acting.act(actPath(duty, act), bodies[act]);
    if (kind === 'stands') close();
  };
  const textWords = { claim: 'reason', release: 'reason', 'hand-over': 'reason', delegate: 'urgeNote', urge: 'urgeNote', consult: 'question', opinion: 'opinion', copy: 'urgeNote', recuse: 'reason' } as const satisfies Record<DeskAct, Word>;
  return (
    <Modal open {...(act === 'urge' && { width: 720 })} title={`${title} · ${duty.asks} · ${duty.caseNo}`} okText={title} cancelText={say('cancel')} okButtonProps={{ disabled: !isReady || acting.isUnderWay }} onOk={() => void send()} onCancel={close}>
      <ActNews of={{ ...acting, problem: acting.problem ?? refusal }} />
      {choosing && (
        <label className="stacked">
          {say(choosing.word)}
          <Select
            value={to}
            onChange={setTo}
            empty={say(colleagues.data?.items.length === 0 ? 'nobodyElse' : 'choose')}
            choices={(colleagues.data?.items ?? []).map(({ id, name, officeTitle, organName }) => ({ value: id, label: `${name}${say.aside(`${organName} ${officeTitle}`)}` }))}
          />
        </label>
      )}
      {act === 'recuse' && (
        <label className="stacked">
          {say('recuseGround')}
          <Select value={ground} onChange={setGround} empty={say('choose')} choices={Object.entries(recusalGrounds).map(([value, label]) => ({ value, label: say.of(label) }))} />
        </label>
      )}
      <label className="stacked">
        {say(textWords[act])}
        <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} rows={3} maxLength={500} />
      </label>
      {hints[act] && <p className="hint">{say(hints[act])}</p>}
      {letter.data && (
        <section aria-label={say('preview')}>
          <h4>{say('preview')}</h4>
          <LetterSheet {...letter.data} number={<span lang={say.language}>{say('numberedWhenSent')}</span>} paragraphs={[...letter.data.paragraphs, ...(text.trim() ? [text.trim()] : [])]} day={letter.data.signedOn} />
        </section>
      )}
    </Modal>
  );
}
