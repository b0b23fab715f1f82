import type { ReactNode } from 'react';
import type { Fault, View } from './page.tsx';
import { frame } from './words.ts';

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

export function TextArea({ faults = [], rows = 4, value, ...field }: Field & { rows?: number }) {
  const fault = faults.find((each) => each.field === field.name);
  return (
    <Around {...field} fault={fault}>
      <textarea id={field.name} name={field.name} rows={rows} defaultValue={value} autoComplete="off" aria-invalid={fault ? true : undefined} aria-describedby={described(field.name, field.hint, fault)} />
    </Around>
  );
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

export function Tick({ name, label, hint, value, isRequired }: Omit<Field, 'view' | 'faults' | 'isOptional'> & { isRequired?: boolean }) {
  return (
    <div className="field choice">
      <input type="checkbox" id={name} name={name} value="yes" defaultChecked={value === 'yes'} required={isRequired} aria-describedby={hint && `${name}-hint`} />
      <label htmlFor={name}>{label}</label>
      {hint && <p className="hint" id={`${name}-hint`}>{hint}</p>}
    </div>
  );
}

export function Select({ faults = [], value, choices, ...field }: Field & { choices: readonly Choice[] }) {
  const fault = faults.find((each) => each.field === field.name);
  return (
    <Around {...field} fault={fault}>
      <select id={field.name} name={field.name} defaultValue={value} aria-describedby={described(field.name, field.hint, fault)}>
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    </Around>
  );
}

export function Files({ faults = [], ...field }: Field) {
  const fault = faults.find((each) => each.field === field.name);
  return (
    <Around {...field} fault={fault}>
      <input type="file" id={field.name} name={field.name} multiple aria-describedby={described(field.name, field.hint, fault)} />
    </Around>
  );
}

/** What a form carries along without showing it. */
export const Carried = ({ values }: { values: Readonly<Record<string, string>> }) =>
  Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
