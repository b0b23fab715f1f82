import { Input, Modal } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { Identity } from '../../../api/shapes.ts';
import type { CandidatePaper } from '../../../api/shapes/recruitment.ts';
import { officeComplaint } from '../../../workflows/complaint/forms.ts';
import { ActNews, useAct } from '../act.tsx';
import { clockOff, serverNow } from '../call.ts';
import { sayInstant } from '../dates.ts';
import { FetchButton } from '../fetch-button.tsx';
import { Select } from '../form/select.tsx';
import { titleOf, type FieldSchema } from '../form/schema.ts';
import { useWords, type Language } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { useSession } from '../session.tsx';

const grounds = ['service', 'verification', 'protection', 'court', 'other'] as const;
const groundWords = { service: 'identityService', verification: 'identityVerification', protection: 'identityProtection', court: 'identityCourt', other: 'identityOther' } as const;
const leastReason = 4;
const leastOtherReason = 20;

/** Opens the sealed identity under a path of the door: never without a ground and a reason; what is shown closes by itself when its time is over. */
export function IdentityDialog({ path, party, ofCandidate = false, close }: { path: string; /** Whose, where a case has several. */ party?: string; ofCandidate?: boolean; close: () => void }) {
  const say = useWords();
  const acting = useAct();
  const [ground, setGround] = useState<string>();
  const [reason, setReason] = useState('');
  const [identity, setIdentity] = useState<Identity>();
  const least = ground === 'other' ? leastOtherReason : leastReason;
  const open = async () => {
    const outcome = await acting.act<Identity>(`${path}/identity`, { ground, reason: reason.trim(), ...(party && { party }) });
    if (outcome.kind === 'stands') setIdentity(outcome.answer);
  };
  if (identity) return <Opened identity={identity} close={close}>{ofCandidate && <Papers path={path} />}</Opened>;
  return (
    <Modal open title={say('askIdentity')} okText={say('openIdentity')} cancelText={say('cancel')} okButtonProps={{ danger: true, disabled: !ground || reason.trim().length < least || acting.isUnderWay }} onOk={() => void open()} onCancel={close}>
      <ActNews of={acting} />
      <p>{say(ofCandidate ? 'candidateHint' : 'identityHint')}</p>
      <label className="stacked">
        {say('groundWord')}
        <Select value={ground} onChange={setGround} empty={say('choose')} choices={grounds.map((value) => ({ value, label: say(groundWords[value]) }))} />
      </label>
      <label className="stacked">
        {say('identityReason', { n: least })}
        <Input.TextArea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </Modal>
  );
}

/** The sealed values under the titles of the form in which they were given. */
function linesOf(part: 'complainant' | 'answerBy', given: Readonly<Record<string, unknown>>, language: Language): [title: string, value: string][] {
  const fields = Object.entries((officeComplaint as FieldSchema).properties?.[part]?.properties ?? {});
  return fields.flatMap(([name, field]): [string, string][] => (typeof given[name] === 'string' ? [[titleOf(field, language), given[name]]] : []));
}

function Opened({ identity, close, children }: { identity: Identity; close: () => void; children: ReactNode }) {
  const say = useWords();
  const { user } = useSession();
  useEffect(() => {
    const timer = setTimeout(close, Math.max(0, Date.parse(identity.expiresAt) - (Date.now() - clockOff)));
    return () => clearTimeout(timer);
  }, [identity.expiresAt, close]);
  const lines = [...linesOf('complainant', identity, say.language), ...linesOf('answerBy', identity.answerBy ?? {}, say.language)];
  const [stamp] = useState(() => `${user.name} ${sayInstant(serverNow())}`);
  return (
    <Modal open title={say('identityUntil', { time: sayInstant(identity.expiresAt) })} footer={null} onCancel={close} className="unprinted">
      <div className="identity">
        <div className="watermark" aria-hidden="true">{Array.from({ length: 12 }, (_, at) => <span key={at}>{stamp}</span>)}</div>
        {identity.anonymous ? <p>{say('anonymous')}</p> : (
          <dl className="facts">
            {lines.map(([title, value]) => <div key={title} className="pair"><dt>{title}</dt><dd>{value}</dd></div>)}
          </dl>
        )}
      </div>
      {children}
      <p className="hint">{say('identityRecorded')}</p>
    </Modal>
  );
}

/** What a candidate handed in, to be compared with what was stated. */
function Papers({ path }: { path: string }) {
  const say = useWords();
  const query = useAnswer<{ items: CandidatePaper[] }>(`${path}/documents`);
  return (
    <Loaded query={query}>
      {({ items }) => (
        <>
          <p>{say('documentsTab', { n: items.length })}</p>
          <p className="row-buttons">{items.map(({ documentId, name }) => <FetchButton key={documentId} from={`${path}/documents/${documentId}`} name={name}>{name}</FetchButton>)}</p>
        </>
      )}
    </Loaded>
  );
}
