import type { Choice } from './schema.ts';
import { useWords } from '../language.tsx';

/** A native select: it opens well on a phone, takes the first letters typed and needs no script of ours for a screen reader. */
export function Select({ choices, empty, value, onChange, ...rest }: {
  choices: readonly Choice[];
  empty?: string;
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  disabled?: boolean;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean | 'true' | 'false';
  'aria-required'?: boolean | 'true' | 'false';
}) {
  const say = useWords();
  return (
    <select {...rest} className="choice" value={value ?? ''} onChange={(event) => onChange?.(event.target.value || undefined)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} disabled={choice.whyNot !== undefined}>
          {say.titled(choice.whyNot ? say.headed(choice.label, choice.whyNot) : choice.label)}
        </option>
      ))}
    </select>
  );
}
