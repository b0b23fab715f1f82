import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseFile } from '../../../api/shapes.ts';
import { supervisionTitle, suspectedTitle } from '../../../workflows/complaint/words.ts';
import { channels } from '../../../workflows/steps/words.ts';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';
import { Scroll } from '../scroll.tsx';
import { IdentityDialog } from './identity.tsx';
import { casePath } from './paths.ts';
import { HandReceipt } from './hand-receipt.tsx';
import { receiptWords } from './receipt-words.ts';

/** 人员: parties without their identity, officials with their part and recusals. */
export function People({ file }: { file: CaseFile }) {
  const say = useWords();
  const [opens, setOpens] = useState<string>();
  const [hands, setHands] = useState<CaseFile['parties'][number]>();
  return (
    <>
      {file.parties.map((party) => (
        <p key={party.party} className="row-buttons">
          <b>{party.title}</b>
          {party.anonymous ? say('anonymous') : party.erased ? say('erased') : party.sealed ? <><LockOutlined /> {say('sealed')}</> : <span className="secondary">{say.of(receiptWords.unnamed)}</span>}
          <span className="secondary">{say('toldBy')} {say.list(party.channels.map((channel) => say.of(channels[channel as keyof typeof channels], channel))) || '—'}</span>
          {party.receipt && <span className="secondary">{say.of(receiptWords.handed)}</span>}
          {party.mayOpen && !party.erased && <Button onClick={() => setOpens(party.party)}>{say('askIdentity')}</Button>}
          {party.mayHand && <Button onClick={() => setHands(party)}>{say.of(receiptWords.hand)}</Button>}
        </p>
      ))}
      {file.officials.length > 0 && (
        <Scroll label={say('people')}>
          <table className="rows">
            <thead><tr><th>{say('name')}</th><th>{say('role')}</th><th>{say('organ')}</th><th>{say('recusal')}</th></tr></thead>
            <tbody>
              {file.officials.map(({ id, name, role, organName, recused }) => (
                <tr key={`${id} ${role}`}><td>{name}</td><td>{role}</td><td>{organName}</td><td>{say(recused ? 'recused' : 'notRecused')}</td></tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {file.supervision && (
        <section>
          <h3>{say.titled(say.of(supervisionTitle))}</h3>
          <p>{say.titled(file.supervision.stateTitle)}{file.supervision.on && ` · ${sayDay(file.supervision.on, say.language)}`}</p>
          {file.supervision.ground && <p className="secondary lines">{file.supervision.ground}</p>}
        </section>
      )}
      {file.allegations.length > 0 && (
        <section>
          <h3>{say('allegations')}</h3>
          <ol>{file.allegations.map(({ text, findingTitle, suspected }) => <li key={text}>{text}{findingTitle && <b> {findingTitle}</b>}{suspected && <span className="secondary"> · {say.of(suspectedTitle)}</span>}</li>)}</ol>
          {file.suspectedUndivided && <p className="secondary">{file.suspectedUndivided}</p>}
        </section>
      )}
      {hands && <HandReceipt key={hands.party} file={file} party={hands} close={() => setHands(undefined)} />}
      {opens && <IdentityDialog path={casePath(file.caseNo)} party={opens} close={() => setOpens(undefined)} />}
    </>
  );
}
