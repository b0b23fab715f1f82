import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { AsWritten } from '../as-written.tsx';
import type { Organ as OrganShape, Parameter } from '../../../api/shapes.ts';
import { ActNews, useAct } from '../act.tsx';
import { sayDay } from '../dates.ts';
import { Select } from '../form/select.tsx';
import { useWords } from '../language.tsx';
import { useAnswer, useList } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { PageTitle } from '../page-title.tsx';
import { Scroll } from '../scroll.tsx';
import { useHolds, useSession } from '../session.tsx';
import { organName } from './organ-name.ts';

const binding = new Set(['B', 'J']);
const sayValue = ({ value, valueTitle }: Pick<Parameter, 'value' | 'valueTitle'>) => valueTitle ?? String(value);

/** 参数: each figure with its basis and how firmly it binds; a change is a new row that a second person confirms. */
export function Parameters() {
  const say = useWords();
  const { user } = useSession();
  const list = useAnswer<{ items: Parameter[] }>('/api/parameters');
  const mayChange = useHolds('calendar-keeper');
  const acting = useAct();
  const [changed, setChanged] = useState<Parameter>();
  return (
    <>
      <PageTitle>{say('parameters')}</PageTitle>
      <ActNews of={acting} />
      <Loaded query={list}>
        {({ items }) => (
          <Scroll label={say('parameters')}>
            <table className="rows">
              <thead><tr><th>{say('parameter')}</th><th>{say('value')}</th><th>{say('basis')}</th><th>{say('status')}</th><th>{say('inForceSince')}</th><th>{say('drafts')}</th></tr></thead>
              <tbody>
                {items.map((parameter) => (
                  <tr key={parameter.name}>
                    <td>{parameter.title}</td>
                    <td>{sayValue(parameter)}{parameter.valueTitle === undefined && ` ${parameter.unitTitle}`}</td>
                    <td><AsWritten text={`${parameter.source}${parameter.article}`} /></td>
                    <td><span className={`tag ${binding.has(parameter.status) ? 'firm' : 'target'}`}>{parameter.statusTitle}</span></td>
                    <td>{sayDay(parameter.since, say.language)}</td>
                    <td>
                      {parameter.drafts.map((draft) => (
                        <p key={draft.id}>
                          {sayValue(draft)} · {say('from')} {sayDay(draft.since, say.language)} · {draft.basis} · {draft.draftedByName}
                          {draft.confirmedByName ? ` · ${say('confirmedBy', { name: draft.confirmedByName })}` : mayChange && (
                            <Button size="small" disabled={draft.draftedBy === user.id || acting.isUnderWay} title={draft.draftedBy === user.id ? say('secondPerson') : ''} onClick={() => void acting.act(`/api/parameters/drafts/${draft.id}/confirm`, {})}>{say('confirm')}</Button>
                          )}
                        </p>
                      ))}
                      {mayChange && parameter.changeable && <button type="button" className="plain" onClick={() => setChanged(parameter)}>{say('change')}</button>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Loaded>
      {changed && <Change parameter={changed} close={() => setChanged(undefined)} />}
    </>
  );
}

function Change({ parameter, close }: { parameter: Parameter; close: () => void }) {
  const say = useWords();
  const acting = useAct();
  const [value, setValue] = useState(String(parameter.value));
  const [since, setSince] = useState('');
  const [basis, setBasis] = useState('');
  const given = typeof parameter.value === 'number' ? Number(value) : value;
  const draft = async () => {
    const { kind } = await acting.act(`/api/parameters/${encodeURIComponent(parameter.name)}/drafts`, { value: given, since, basis: basis.trim() });
    if (kind === 'stands') close();
  };
  return (
    <Modal
      open
      title={say.headed(say('change'), parameter.title)}
      okText={say('draft')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !since || !basis.trim() || value === '' || acting.isUnderWay }}
      onOk={() => void draft()}
      onCancel={close}
    >
      <ActNews of={acting} />
      <label className="stacked">{say('value')}{parameter.unitTitle && say.aside(parameter.unitTitle)}{parameter.unit === 'organ' ? <Organ value={value} change={setValue} /> : <Input className="short" type="number" value={value} onChange={(event) => setValue(event.target.value)} />}</label>
      <label className="stacked">{say('inForceSince')}<Input className="short" type="date" value={since} onChange={(event) => setSince(event.target.value)} /></label>
      <label className="stacked">{say('basis')}<Input value={basis} maxLength={300} onChange={(event) => setBasis(event.target.value)} /></label>
      <p className="hint">{say('runningStay', { n: parameter.running })} {say('secondPerson')}</p>
    </Modal>
  );
}

function Organ({ value, change }: { value: string; change: (code: string) => void }) {
  const say = useWords();
  const organs = useList<OrganShape>('/api/organs');
  return <Loaded query={organs}>{({ items }) => <Select value={value} choices={items.map((organ) => ({ value: organ.code, label: organName(organ, say.language) }))} onChange={(code) => change(code ?? '')} />}</Loaded>;
}
