import { Button, Input } from 'antd';
import { serverNow } from '../call.ts';
import { sayInstant } from '../dates.ts';
import { useWords } from '../language.tsx';

/** A day. Of what has happened most is entered on the day itself, which is one press; filled in unasked, it would be left standing where it is wrong. */
export function DayField({ hasHappened, value, onChange, disabled, ...rest }: { hasHappened: boolean; id?: string; value?: string; onChange?: (day: string) => void; disabled: boolean }) {
  const say = useWords();
  return (
    <span className="day-field">
      <Input {...rest} type="date" className="short" value={value ?? ''} disabled={disabled} onChange={(event) => onChange?.(event.target.value)} />
      {hasHappened && !value && <Button disabled={disabled} onClick={() => onChange?.(sayInstant(serverNow()).slice(0, 10))}>{say('levelRed')}</Button>}
    </span>
  );
}
