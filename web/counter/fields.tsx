import type { ReactNode } from 'react';
import { writtenIn } from './as-written.tsx';
import type { Fault, View } from './page.tsx';
import { dayParts, frame, write } from './words.ts';

interface Field {
  readonly view: View;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly isOptional?: boolean;
}

const described = (name: string, hint: string | undefined, fault: Fault | undefined) =>
  [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || undefined;

function Around({ view, name, label, hint, fault, isOptional, children }: Omit<Field, 'faults'> & { fault: Fault | undefined; children: ReactNode }) {
  const { say } = view;
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={name}>{label}{isOptional && <span className="meta">{say(frame.optional)}</span>}</label>
      {hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
      {fault && <p className="fault" id={`${name}-fault`}><span className="hidden">{say(frame.errorLabel)}</span>{fault.text}</p>}
      {children}
    </div>
  );
}

type Input = Field & { type?: 'text' | 'email' | 'tel' | 'number' | 'date'; inputMode?: 'numeric'; autoComplete?: string; size?: number; maxLength?: number; isLarge?: boolean; isRequired?: boolean };

export function TextField({ faults = [], type = 'text', inputMode, autoComplete = 'off', size, maxLength, isLarge, isRequired, value, ...field }: Input) {
  const fault = faults.find((each) => each.field === field.name);
  return (
    <Around {...field} fault={fault}>
      <input id={field.name} name={field.name} type={type} defaultValue={value} inputMode={inputMode} autoComplete={autoComplete} size={size} maxLength={maxLength}
        className={isLarge ? 'digits' : undefined} required={isRequired} spellCheck={false} aria-invalid={fault ? true : undefined} aria-describedby={described(field.name, field.hint, fault)} />
    </Around>
  );
}

/** Of one line too, where a browser is to bring back what was typed: it would keep a line of an input for whoever types there next. Names and addresses are typed in inputs, and nothing brings them back. */
export function TextArea({ faults = [], rows = 4, value, ...field }: Field & { rows?: number }) {
  const fault = faults.find((each) => each.field === field.name);
  return (
    <Around {...field} fault={fault}>
      <textarea id={field.name} name={field.name} rows={rows} defaultValue={value} aria-invalid={fault ? true : undefined} aria-describedby={described(field.name, field.hint, fault)} />
    </Around>
  );
}

/** Three fields, because a date is not written the same way everywhere; nothing to point at, nothing to scroll. A fault of the day stands at its first field. */
export function DayFields({ view, name, label, hint, typed, faults = [] }: Omit<Field, 'value' | 'isOptional'> & { typed: Readonly<Record<string, string | undefined>> }) {
  const { say } = view;
  const fault = faults.find(({ field }) => field === `${name}Year`);
  return (
    <fieldset className={fault ? 'field wrong' : 'field'} aria-describedby={described(name, hint, fault)}>
      <legend>{label}</legend>
      {hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
      {fault && <p className="fault" id={`${name}-fault`}><span className="hidden">{say(frame.errorLabel)}</span>{fault.text}</p>}
      <div className="three">
        {(['Year', 'Month', 'Day'] as const).map((part) => (
          <TextField key={part} view={view} name={`${name}${part}`} label={say(dayParts[part])} value={typed[`${name}${part}`]} inputMode="numeric" size={part === 'Year' ? 5 : 3} maxLength={part === 'Year' ? 4 : 2} />
        ))}
      </div>
    </fieldset>
  );
}

/** The day in its three fields as the door takes it; nothing when all are empty. What is no day is the door's to refuse. */
export function typedDay(typed: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const [year, month, day] = (['Year', 'Month', 'Day'] as const).map((part) => (typed[`${name}${part}`] ?? '').normalize('NFKC').trim()) as [string, string, string];
  if (!year && !month && !day) return undefined;
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export function Choices({ view, name, label, hint, value, faults = [], choices, isOptional }: Field & { choices: readonly Choice[] }) {
  const fault = faults.find((each) => each.field === name);
  return (
    <fieldset className={fault ? 'field wrong' : 'field'} aria-describedby={described(name, hint, fault)}>
      <legend>{label}{isOptional && <span className="meta">{view.say(frame.optional)}</span>}</legend>
      {hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
      {fault && <p className="fault" id={`${name}-fault`}><span className="hidden">{view.say(frame.errorLabel)}</span>{fault.text}</p>}
      {choices.map((choice, i) => {
        const id = i === 0 ? name : `${name}-${i}`;
        return (
          <div className="choice" key={choice.value}>
            <input type="radio" id={id} name={name} value={choice.value} defaultChecked={value === choice.value} aria-describedby={choice.hint && `${id}-note`} />
            <label htmlFor={id}>{choice.label}</label>
            {choice.hint && <p className="hint" id={`${id}-note`}>{choice.hint}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}

export function Tick({ name, label, hint, value, faults = [], isRequired }: Omit<Field, 'view' | 'isOptional'> & { isRequired?: boolean }) {
  const fault = faults.find(({ field }) => field === name);
  return (
    <div className="field choice">
      <input type="checkbox" id={name} name={name} value="yes" defaultChecked={value === 'yes'} required={isRequired} aria-invalid={fault ? true : undefined} aria-describedby={described(name, hint, fault)} />
      <label htmlFor={name}>{label}</label>
      {hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
      {fault && <p className="fault" id={`${name}-fault`}>{fault.text}</p>}
    </div>
  );
}

export function Select({ faults = [], value, choices, ...field }: Field & { choices: readonly Choice[] }) {
  const fault = faults.find((each) => each.field === field.name);
  return (
    <Around {...field} fault={fault}>
      <select id={field.name} name={field.name} defaultValue={value} aria-describedby={described(field.name, field.hint, fault)}>
        {choices.map((choice) => <option key={choice.value} value={choice.value} lang={writtenIn(field.view, choice.label)}>{choice.label}</option>)}
      </select>
    </Around>
  );
}

/** Files that were chosen are on no page that comes back; where some were, it says so. */
export function Files({ faults = [], areLost = false, ...field }: Field & { areLost?: boolean | undefined }) {
  const fault = faults.find((each) => each.field === field.name);
  return (
    <Around {...field} fault={fault}>
      {areLost && <p className="note" id={`${field.name}-lost`}>{field.view.say(write.filesAgain)}</p>}
      <input type="file" id={field.name} name={field.name} multiple aria-describedby={[described(field.name, field.hint, fault), areLost && `${field.name}-lost`].filter(Boolean).join(' ') || undefined} />
    </Around>
  );
}

/** What a form carries along without showing it. */
export const Carried = ({ values }: { values: Readonly<Record<string, string>> }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
