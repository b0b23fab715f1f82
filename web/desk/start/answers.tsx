import { isAsked } from '../../../workflows/steps/form.ts';
import { choicesOf, orderedFields, titleOf, type FieldSchema } from '../form/schema.ts';
import { useWords, type Speech } from '../language.tsx';
import { fenOf, sayYuan } from '../../yuan.ts';

/** Every answer with its question, as it will be sent. What was left empty is said to be empty. */
export function Answers({ schema, values, names }: { schema: FieldSchema; values: Readonly<Record<string, unknown>>; names?: readonly string[] }) {
  const say = useWords();
  return (
    <dl className="facts">
      {orderedFields(schema)
        .filter(([name, field]) => (!names || names.includes(name)) && isAsked(field, values))
        .map(([name, field]) => (
          <div className="pair" key={name}>
            <dt>{titleOf(field, say.language)}</dt>
            <dd className="lines">{saidOf(field, values[name], say) || <span className="hint">{say('leftEmpty')}</span>}</dd>
          </div>
        ))}
    </dl>
  );
}

function saidOf(field: FieldSchema, value: unknown, say: Speech): string {
  // A box that nobody ticked says no.
  if (field.type === 'boolean') return say(value === true ? 'yes' : 'no');
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) return value.map((each: unknown) => saidOf(field.items ?? {}, each, say)).filter(Boolean).join('\n');
  if (typeof value === 'object') return orderedFields(field).map(([name, inner]) => [titleOf(inner, say.language), saidOf(inner, (value as Record<string, unknown>)[name], say)] as const).filter(([, said]) => said).map(([title, said]) => `${title}：${said}`).join('\n');
  const written = String(value);
  if (field['x-widget'] === 'money') return Number.isNaN(fenOf(written)) ? written : `¥${sayYuan(fenOf(written))}`;
  return choicesOf(field, say.language)?.find((choice) => choice.value === written)?.label ?? written;
}
