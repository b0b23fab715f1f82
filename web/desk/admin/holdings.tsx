import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Holding, Organ, User } from '../../../api/shapes.ts';
import { offices } from '../../../workflows/steps/words.ts';
import { ActNews, useAct } from '../act.tsx';
import { sayDay } from '../dates.ts';
import { Select } from '../form/select.tsx';
import { useWords } from '../language.tsx';
import { useAnswer, useList } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { HandOverAll } from '../duties/hand-over.tsx';
import { Scroll } from '../scroll.tsx';
import { useHolds, useSession } from '../session.tsx';
import { organName } from './organ-name.ts';

type Asked = { readonly kind: 'appoint' } | { readonly kind: 'end' | 'substitute' | 'successor'; readonly holding: Holding };
type Leaving = { readonly id: string; readonly name: string };

/** Who holds which post of one organ, from when until when, and who stands in. */
export function Holdings({ organ }: { organ: Organ }) {
  const say = useWords();
  const { today } = useSession();
  const [isPastShown, setPastShown] = useState(false);
  const posts = useList<Holding>(`/api/posts?organ=${encodeURIComponent(organ.code)}${isPastShown ? '&past=true' : ''}`);
  const isAdministrator = useHolds('administrator');
  const [asked, setAsked] = useState<Asked>();
  const [leaving, setLeaving] = useState<Leaving>();
  const day = (on: string) => sayDay(on, say.language);
  return (
    <section>
      <h2>{organName(organ, say.language)}</h2>
      <p className="meta">{organ.sign} · {organ.phone} · {organ.address} · {organ.hours}</p>
      <ul className="offices">{organ.offices.map(({ office, title, holders }) => <li key={office} className={holders === 0 ? 'fault' : ''}>{title} {holders === 0 ? say('vacant') : holders}</li>)}</ul>
      <Checkbox checked={isPastShown} onChange={(event) => setPastShown(event.target.checked)}>{say('alsoOver')}</Checkbox>
      <Loaded query={posts}>
        {({ items }) => items.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
          <Scroll label={organName(organ, say.language)}>
            <table className="rows">
              <thead><tr><th>{say('post')}</th><th>{say('name')}</th><th>{say('term')}</th><th>{say('substitutes')}</th>{isAdministrator && <th>{say('handle')}</th>}</tr></thead>
              <tbody>
                {items.map((holding) => (
                  <tr key={holding.id}>
                    <td>{holding.officeTitle}</td>
                    <td>{holding.name}</td>
                    <td>{day(holding.fromOn)} – {holding.untilOn ? day(holding.untilOn) : ''}</td>
                    <td>{holding.substitutes.map(({ id, name, fromOn, untilOn }) => <div key={id}>{name} {day(fromOn)} – {day(untilOn)}</div>)}</td>
                    {isAdministrator && (
                      <td>
                        <div className="row-buttons">
                          {isOver(holding, today) ? <Button size="small" onClick={() => setAsked({ kind: 'successor', holding })}>{say('addSuccessor')}</Button> : (
                            <>
                              <Button size="small" onClick={() => setAsked({ kind: 'substitute', holding })}>{say('addSubstitute')}</Button>
                              <Button size="small" onClick={() => setAsked({ kind: 'end', holding })}>{say('endPost')}</Button>
                              <Button size="small" onClick={() => setLeaving({ id: holding.userId, name: holding.name })}>{say('handOverAll')}</Button>
                            </>
                          )}
                        </div>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Loaded>
      {isAdministrator && <Button type="primary" onClick={() => setAsked({ kind: 'appoint' })}>{say('appoint')}</Button>}
      {leaving && <HandOverAll key={leaving.id} of={leaving} />}
      {asked && <PostDialog organ={organ} asked={asked} close={() => setAsked(undefined)} />}
    </section>
  );
}

const isOver = ({ untilOn }: Holding, today: string): boolean => untilOn !== undefined && untilOn < today;
const titles = { appoint: 'appoint', end: 'endPost', substitute: 'addSubstitute', successor: 'addSuccessor' } as const;

function PostDialog({ organ, asked, close }: { organ: Organ; asked: Asked; close: () => void }) {
  const say = useWords();
  const { today } = useSession();
  const acting = useAct();
  const [sought, setSought] = useState('');
  const users = useAnswer<{ items: User[]; total: number }>(`/api/users?limit=100${sought.trim() && `&q=${encodeURIComponent(sought.trim())}`}`, asked.kind !== 'end');
  const { items = [], total = 0 } = users.data ?? {};
  const [userId, setUser] = useState<string>();
  const [office, setOffice] = useState<string>();
  const [fromOn, setFrom] = useState(today);
  const [untilOn, setUntil] = useState('');
  const title = say(titles[asked.kind]);
  const sent = () => {
    if (asked.kind === 'appoint') return acting.act('/api/posts', { userId, office, organ: organ.code, fromOn, ...(untilOn && { untilOn }) });
    const post = `/api/posts/${asked.holding.id}`;
    return asked.kind === 'end' ? acting.act(`${post}/end`, { untilOn }) : acting.act(`${post}/substitutes`, { userId, fromOn, untilOn });
  };
  const send = async () => {
    if ((await sent()).kind === 'stands') close();
  };
  const whose = asked.kind === 'appoint' ? organName(organ, say.language) : `${asked.holding.name} ${asked.holding.officeTitle}`;
  const isReady = asked.kind === 'appoint' ? userId && office && fromOn : asked.kind === 'end' ? untilOn : userId && fromOn && untilOn;
  return (
    <Modal open title={`${title} · ${whose}`} okText={title} cancelText={say('cancel')} okButtonProps={{ disabled: !isReady || acting.isUnderWay }} onOk={() => void send()} onCancel={close}>
      <ActNews of={acting} />
      {asked.kind !== 'end' && (
        <>
          <label className="stacked">{say('findUser')}<Input value={sought} maxLength={100} onChange={(event) => { setSought(event.target.value); setUser(undefined); }} /></label>
          {total > items.length && <p className="hint">{say('moreUsers', { total, n: items.length })}</p>}
          <label className="stacked">{say('name')}<Select value={userId} onChange={setUser} empty={say('choose')} choices={items.filter(({ disabledAt }) => !disabledAt).map(({ id, name, username }) => ({ value: id, label: `${name}${say.aside(username)}` }))} /></label>
        </>
      )}
      {asked.kind === 'appoint' && (
        <label className="stacked">{say('post')}<Select value={office} onChange={setOffice} empty={say('choose')} choices={Object.entries(offices).map(([value, label]) => ({ value, label: say.of(label) }))} /></label>
      )}
      {asked.kind !== 'end' && <label className="stacked">{say('fromDay')}<Input className="short" type="date" value={fromOn} onChange={(event) => setFrom(event.target.value)} /></label>}
      <label className="stacked">{say(asked.kind === 'appoint' ? 'untilDayOptional' : 'untilDay')}<Input className="short" type="date" value={untilOn} onChange={(event) => setUntil(event.target.value)} /></label>
      {asked.kind === 'end' && <p className="hint">{say('endPostHint')}</p>}
      {asked.kind === 'successor' && <p className="hint">{say('successorHint')}</p>}
    </Modal>
  );
}
