import { Checkbox, Form } from 'antd';
import { createContext, useContext, useEffect } from 'react';
import type { FieldSchema, Path } from './schema.ts';

/** Where the list lies whose lines are being drawn: names within it are counted from there. */
export const ListContext = createContext<Path>([]);

interface TickProps {
  readonly title: string;
  readonly name: Path;
  readonly notWith: NonNullable<FieldSchema['x-not-with']>;
  readonly id?: string;
  readonly checked?: boolean;
  readonly onChange?: (checked: boolean) => void;
}

/** A box that cannot be ticked while a field beside it says otherwise, and is unticked when it comes to. */
export function Tick({ title, name, notWith, id, checked = false, onChange }: TickProps) {
  const beside = [...useContext(ListContext), ...name.slice(0, -1)];
  const isBarred = Form.useWatch((values: unknown) => {
    const around = beside.reduce<unknown>((at, part) => (at as Record<string | number, unknown> | undefined)?.[part], values) as Record<string, unknown> | undefined;
    return Object.entries(notWith).some(([field, barred]) => barred.includes(String(around?.[field])));
  });
  useEffect(() => {
    if (isBarred && checked) onChange?.(false);
  }, [isBarred, checked, onChange]);
  return (
    <Checkbox {...(id && { id })} checked={checked} {...(isBarred && { disabled: true })} onChange={(event) => onChange?.(event.target.checked)}>
      {title}
    </Checkbox>
  );
}
