import { Checkbox, Radio } from 'antd';
import type { Choice } from './schema.ts';
import { useWords } from '../language.tsx';
import { Select } from './select.tsx';

const fewEnoughToShow = 6;

/** Few answers are shown at once, and those that the law forbids now with the reason. A radio cannot be taken back, so what may stay empty is a select. */
export function OneOf({ choices, title, mayBeEmpty, ...rest }: {
  choices: readonly Choice[];
  title: string;
  mayBeEmpty: boolean;
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  disabled?: boolean;
}) {
  const say = useWords();
  if (mayBeEmpty || choices.length > fewEnoughToShow) return <Select {...rest} choices={choices} empty={say('choose')} />;
  const { id, value, onChange, disabled } = rest;
  return (
    <Radio.Group
      className="radios"
      aria-label={title}
      options={choices.map(({ value: code, label, whyNot }, at) => ({
        value: code,
        label: whyNot ? <>{say.headed(say.titled(label))}<span className="hint">{whyNot}</span></> : say.titled(label),
        ...(whyNot && { disabled: true, className: 'unlawful' }),
        ...(id && at === 0 && { id }),
      }))}
      value={value}
      disabled={disabled ?? false}
      onChange={(event) => onChange?.(String(event.target.value))}
    />
  );
}

/** What a form hands a control that takes several of a few. */
export interface TakesSeveral {
  readonly choices: readonly Choice[];
  readonly title: string;
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (value: string[]) => void;
  readonly disabled?: boolean;
}

export function Several({ choices, title, id, value, onChange, disabled }: TakesSeveral) {
  const say = useWords();
  if (choices.length === 0) return <p className="hint">{say('nothingToChoose')}</p>;
  return (
    <div role="group" aria-label={title} id={id}>
      <Checkbox.Group className="radios" options={choices.map((choice) => ({ ...choice, label: say.titled(choice.label) }))} value={value ?? []} disabled={disabled ?? false} onChange={(chosen) => onChange?.(chosen.map(String))} />
    </div>
  );
}
