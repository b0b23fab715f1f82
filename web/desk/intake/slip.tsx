import { Button, Checkbox, QRCode } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Started } from '../../../api/shapes.ts';
import { useBegin } from '../focus.ts';
import { useWords } from '../language.tsx';
import { useSession } from '../session.tsx';
import { inFours } from './facts.ts';

/** The slip shows the receipt this once. It names neither the police nor what it is about. */
export function Slip({ started, another, done }: { started: Started; /** After a filing: the next one. */ another?: () => void; /** In a file that is open already: back to it. */ done?: () => void }) {
  const say = useWords();
  const { today } = useSession();
  const [isHanded, setHanded] = useState(false);
  useBegin('#print-slip');
  useEffect(() => {
    if (isHanded) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isHanded]);
  return (
    <>
      <section className="slip" aria-label={say('slip')}>
        <h2>{say('slip')}</h2>
        <p className="receipt">{inFours(started.receipt)}</p>
        {/* Digits and no address: a phone that reads it opens and keeps nothing. */}
        {/* It holds the digits above and nothing else: who cannot see it misses nothing. */}
        <div aria-hidden="true"><QRCode type="svg" value={started.receipt} size={128} bordered={false} marginSize={4} /></div>
        <p>{say('slipNumber', { caseNo: started.caseNo })}　{today}</p>
        <p>{say('slipHint')}</p>
      </section>
      <p className="hint">{say('slipOnce')}</p>
      <p className="row-buttons">
        <Button type="primary" size="large" id="print-slip" onClick={() => print()}>{say('printSlip')}</Button>
        <Checkbox checked={isHanded} onChange={(event) => setHanded(event.target.checked)}>{say('slipHanded')}</Checkbox>
      </p>
      <p className="row-buttons">
        {another && <Button disabled={!isHanded} onClick={another}>{say('registerAnother')}</Button>}
        {done && <Button disabled={!isHanded} onClick={done}>{say('close')}</Button>}
        {another && isHanded && <Link to={`/cases/${encodeURIComponent(started.caseNo)}`}>{say('openFile')}</Link>}
      </p>
    </>
  );
}
