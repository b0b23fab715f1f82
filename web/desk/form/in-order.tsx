import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../language.tsx';
import type { TakesSeveral } from './choice.tsx';

/** Several of a few in an order of their own: the chosen ones as a numbered list, the others below it. Works by keyboard and on a phone. */
export function InOrder({ choices, usual, title, id, value = usual, onChange, disabled = false }: TakesSeveral & { /** What holds while nothing else is chosen. */ readonly usual: string[] }) {
  const say = useWords();
  const titles = new Map(choices.map((choice) => [choice.value, choice.label]));
  const swapped = (at: number) => value.map((each, i) => (i === at ? value[at + 1]! : i === at + 1 ? value[at]! : each));
  return (
    <div role="group" aria-label={title} id={id} tabIndex={-1}>
      <ol className="in-order">
        {value.map((each, at) => {
          const name = titles.get(each) ?? each;
          return (
            <li key={each}>
              <span>{name}</span>
              <Button size="small" type="text" icon={<ArrowUpOutlined />} aria-label={say('moveUp', { name })} disabled={disabled || at === 0} onClick={() => onChange?.(swapped(at - 1))} />
              <Button size="small" type="text" icon={<ArrowDownOutlined />} aria-label={say('moveDown', { name })} disabled={disabled || at === value.length - 1} onClick={() => onChange?.(swapped(at))} />
              <Button size="small" type="text" icon={<CloseOutlined />} aria-label={say('leaveOut', { name })} disabled={disabled} onClick={() => onChange?.(value.filter((other) => other !== each))} />
            </li>
          );
        })}
      </ol>
      {choices.filter((choice) => !value.includes(choice.value)).map((choice) => (
        <Button key={choice.value} size="small" icon={<PlusOutlined />} aria-label={say('takeIn', { name: choice.label })} disabled={disabled} onClick={() => onChange?.([...value, choice.value])}>{choice.label}</Button>
      ))}
    </div>
  );
}
