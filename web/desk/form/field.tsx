import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input } from 'antd';
import { createContext, useContext, type ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { OneOf, Several } from './choice.tsx';
import { DayField } from './day-field.tsx';
import { Documents } from './documents.tsx';
import { InOrder } from './in-order.tsx';
import { isAsked } from '../../../workflows/steps/form.ts';
import { choicesOf, isRequired, orderedFields, takesSeveral, titleOf, type FieldSchema, type Path } from './schema.ts';
import { useScene } from './scene.ts';

/** A list of which nothing need be chosen or written is no field to be filled in. */
const mayStayEmpty = ({ type, minItems = 0 }: FieldSchema) => type === 'array' && minItems === 0;

type Name = string | number | (string | number)[];

/** Where the list lies whose lines are being drawn: names within it are counted from there. */
const ListContext = createContext<Path>([]);

/** All fields of an object that are asked beside each other, each drawn from its schema. What was written in one that is not stays in the form. */
export function Fields({ schema, within = [], only }: { schema: FieldSchema; within?: (string | number)[]; only?: readonly string[] }) {
  const around = [...useContext(ListContext), ...within];
  const unasked: string[] = Form.useWatch((values: unknown) => {
    const beside = around.reduce<unknown>((at, part) => (at as Record<string | number, unknown> | undefined)?.[part], values) as Record<string, unknown> | undefined;
    return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => (isAsked(field, beside) ? [] : [name]));
  }) ?? [];
  return orderedFields(schema)
    .filter(([name]) => (!only || only.includes(name)) && !unasked.includes(name))
    .map(([name, field]) => <Field key={name} name={[...within, name]} schema={field} required={isRequired(schema, name)} />);
}

export function Field({ name, schema, required, bare = false }: { name: Name; schema: FieldSchema; required: boolean; bare?: boolean }) {
  const say = useWords();
  const title = say.titled(titleOf(schema, say.language));
  const label = bare ? undefined : title;
  if (schema.type === 'object') {
    const inner = <Fields schema={schema} within={[name].flat()} />;
    // A box without a name would tell nobody what it holds together.
    if (!title) return inner;
    return (
      <fieldset className="group">
        <legend>
          {title}
          {!required && <span className="hint">{say('groupMayBeEmpty')}</span>}
        </legend>
        {inner}
      </fieldset>
    );
  }
  if (schema.type === 'array' && !takesSeveral(schema) && schema['x-widget'] !== 'documents') return <Lines name={name} schema={schema} required={required} />;
  if (schema.type === 'boolean') {
    return (
      <Form.Item name={name} valuePropName="checked" required={required} {...(schema.description && { extra: schema.description })}>
        <Checkbox>{title}</Checkbox>
      </Form.Item>
    );
  }
  return (
    <Form.Item name={name} label={label} required={required && !mayStayEmpty(schema)} {...(schema.description && { extra: schema.description })}>
      <Widget schema={schema} title={title} mayBeEmpty={!required} {...(bare && { 'aria-label': title })} />
    </Form.Item>
  );
}

/** Form.Item hands its control `id`, `value`, `onChange` and the aria attributes; they pass through to the chosen element. */
function Widget({ schema, title, mayBeEmpty, ...control }: { schema: FieldSchema; title: string; mayBeEmpty: boolean } & Record<string, unknown>): ReactNode {
  const { language } = useWords();
  const { isLocked } = useScene();
  const disabled = isLocked;
  if (schema['x-widget'] === 'documents') return <Documents {...control} />;
  if (schema['x-ordered']) return <InOrder {...control} usual={(schema.default ?? []) as string[]} title={title} choices={choicesOf(schema.items ?? {}, language) ?? []} disabled={disabled} />;
  if (schema.type === 'array') return <Several {...control} title={title} choices={choicesOf(schema.items ?? {}, language) ?? []} disabled={disabled} />;
  const choices = choicesOf(schema, language);
  if (choices) return <OneOf {...control} title={title} choices={choices} mayBeEmpty={mayBeEmpty} disabled={disabled} />;
  // Typed in 元; what is sent is whole fen.
  if (schema['x-widget'] === 'money') return <Input {...control} inputMode="decimal" prefix="¥" className="short" disabled={disabled} autoComplete="off" />;
  if (schema.type === 'integer' || schema.type === 'number') return <Input {...control} type="number" inputMode="numeric" min={schema.minimum} max={schema.maximum} className="short" disabled={disabled} />;
  if (schema.format === 'date') return <DayField {...control} hasHappened={schema['x-not-after'] === 'today'} disabled={disabled} />;
  if (schema['x-widget'] === 'text' && schema.format !== 'email') return <Input.TextArea {...control} autoSize={{ minRows: 3, maxRows: 14 }} showCount={schema.maxLength ? { formatter: ({ count }) => `${count}/${schema.maxLength}` } : false} disabled={disabled} />;
  return <Input {...control} type={schema.format === 'email' ? 'email' : 'text'} disabled={disabled} autoComplete="off" />;
}

/** A list that is written line by line, or one line for each thing that must be answered (`x-per`). */
function Lines({ name, schema, required }: { name: Name; schema: FieldSchema; required: boolean }) {
  const say = useWords();
  const { per, isLocked, formName } = useScene();
  const item = schema.items ?? {};
  const title = say.titled(titleOf(schema, say.language));
  const things = schema['x-per'] ? per : [];
  const isFixed = things.length > 0;
  const path = [...useContext(ListContext), ...[name].flat()];
  return (
    <fieldset className="group" id={[formName, name].flat().join('_')}>
      <legend>
        {title}
        {required && (isFixed || !mayStayEmpty(schema)) && <span className="star" aria-hidden="true">*</span>}
      </legend>
      <Form.List name={name}>
        {(lines, { add, remove }, { errors }) => (
          <>
            {lines.map((line, at) => (
              <div className="line" key={line.key}>
                <span className="line-number" aria-hidden="true">
                  {at + 1}
                </span>
                <div className="line-body">
                  {isFixed && <p className="line-thing">{things[at]}</p>}
                  {item.type === 'object' ? (
                    <ListContext value={path}><Fields schema={item} within={[line.name]} /></ListContext>
                  ) : (
                    <Field bare name={line.name} schema={{ ...item, title: `${titleOf(item, say.language, title)} ${at + 1}` }} required={required} />
                  )}
                </div>
                {!isFixed && lines.length > (schema.minItems ?? 0) && (
                  <Button type="text" icon={<DeleteOutlined />} aria-label={say('removeLine', { n: at + 1 })} disabled={isLocked} onClick={() => remove(line.name)} />
                )}
              </div>
            ))}
            {!isFixed && lines.length < (schema.maxItems ?? 50) && (
              <Button icon={<PlusOutlined />} disabled={isLocked} onClick={() => add(item.type === 'object' ? {} : undefined)}>
                {say('addLine')}
              </Button>
            )}
            <Form.ErrorList errors={errors} />
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
