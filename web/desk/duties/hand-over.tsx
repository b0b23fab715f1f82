import { Button, Input } from 'antd';
import { useState } from 'react';
import type { HandOver, Holding } from '../../../api/shapes.ts';
import { ActNews, useAct } from '../act.tsx';
import { Select } from '../form/select.tsx';
import { useWords, type Speech } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { useSession } from '../session.tsx';

const leading = new Set(['unit-leader', 'organ-leader']);

/** 交接: all that is in one person's hands to a successor; first the numbers, then the act. A leader does it for those of the own organ too. */
export function HandOverAll({ of }: { of?: { readonly id: string; readonly name: string } }) {
  const say = useWords();
  const { user, posts } = useSession();
  const organ = posts[0]?.organ ?? '';
  const isLeader = posts.some(({ office }) => leading.has(office));
  const holdings = useAnswer<{ items: Holding[] }>(`/api/posts?organ=${encodeURIComponent(organ)}&limit=100`, organ !== '' && !of);
  const [chosen, setFrom] = useState<string>();
  const from = of?.id ?? chosen ?? user.id;
  const theirs = useAnswer<{ items: Holding[] }>(`/api/posts?userId=${encodeURIComponent(from)}&limit=100`);
  const [to, setTo] = useState<string>();
  const [reason, setReason] = useState('');
  const [done, setDone] = useState<HandOver>();
  const acting = useAct();
  const seats = new Set(theirs.data?.items.map(seatOf));
  const where = of ? theirs.data?.items[0]?.organ : organ;
  const near = useAnswer<{ items: Holding[] }>(`/api/posts?organ=${encodeURIComponent(where ?? '')}&limit=100`, Boolean(where));
  const successors = people(say, (near.data?.items ?? []).filter((held) => seats.has(seatOf(held))), from);
  const address = `/api/duties/hand-over?${new URLSearchParams({ to: to ?? '', ...(from !== user.id && { from }) })}`;
  const preview = useAnswer<HandOver>(address, to !== undefined);
  const send = async () => {
    const before = preview.data;
    const { kind } = await acting.act('/api/duties/hand-over', { to, reason, ...(from !== user.id && { from }) });
    if (kind === 'stands') {
      setDone(before);
      setTo(undefined);
      setReason('');
    }
  };
  return (
    <section className="sheet-box" aria-label={say('handOverAll')}>
      <h2>{say('handOverAll')}{of && ` · ${of.name}`}</h2>
      <p className="hint">{say('handOverAllHint')}</p>
      <ActNews of={acting} />
      {done && <p className="stands" role="status">{say('handedOver', { duties: done.duties, drafts: done.drafts, name: done.toName })}</p>}
      {isLeader && !of && (
        <label className="stacked">
          {say('whose')}
          <Select value={from} onChange={(who) => { setFrom(who); setTo(undefined); }} choices={[{ value: user.id, label: user.name }, ...people(say, holdings.data?.items ?? [], user.id)]} />
        </label>
      )}
      <label className="stacked">
        {say('successor')}
        <Select value={to} onChange={setTo} empty={say(successors.length === 0 ? 'nobodyElse' : 'choose')} choices={successors} />
      </label>
      {to && preview.data && (
        <div role="status">
          <p>{say('handOverCounts', { duties: preview.data.duties, drafts: preview.data.drafts })}</p>
          {preview.data.staying.map(({ why, n }) => <p key={why} className="hint">{say('handOverStays', { n, why })}</p>)}
        </div>
      )}
      <label className="stacked">
        {say('reason')}
        <Input.TextArea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} maxLength={500} />
      </label>
      <Button type="primary" disabled={!to || !reason.trim() || !preview.data?.duties || acting.isUnderWay} onClick={() => void send()}>{say('handOverAll')}</Button>
    </section>
  );
}

const seatOf = ({ organ, office }: Holding) => `${organ} ${office}`;
/** Each once, with the posts by which they are known. */
function people(say: Speech, holdings: readonly Holding[], without: string): { value: string; label: string }[] {
  const titles = new Map<string, { name: string; posts: string[] }>();
  for (const { userId, name, officeTitle } of holdings) {
    if (userId === without) continue;
    const known = titles.get(userId) ?? { name, posts: [] };
    titles.set(userId, { name, posts: [...known.posts, officeTitle] });
  }
  return [...titles].map(([value, { name, posts }]) => ({ value, label: `${name}${say.aside(say.list(posts))}` }));
}
