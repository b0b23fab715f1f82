import type { ReactNode } from 'react';

interface Sheet {
  readonly organ: string;
  readonly number: ReactNode;
  readonly title: string;
  readonly to?: string | undefined;
  readonly paragraphs: readonly string[];
  readonly table?: readonly { readonly item: string; readonly finding: string; readonly handling: string }[] | undefined;
  readonly contact: readonly string[];
  readonly day: string;
}

/** A letter as it is printed, on the screen. Letters are in Chinese whatever language the desk is read in. */
export const LetterSheet = ({ organ, number, title, to, paragraphs, table = [], contact, day }: Sheet) => (
  <div className="letter" lang="zh-CN">
    <p className="letter-organ">{organ}</p>
    <p className="letter-number">{number}</p>
    <h3>{title}</h3>
    {to && <p>{to}：</p>}
    {paragraphs.map((paragraph, at) => <p key={at} className="letter-text">{paragraph}</p>)}
    {table.length > 0 && (
      <table className="rows">
        <thead><tr><th>事项</th><th>认定</th><th>处理</th></tr></thead>
        <tbody>{table.map((row, at) => <tr key={at}><td>{row.item}</td><td>{row.finding}</td><td>{row.handling}</td></tr>)}</tbody>
      </table>
    )}
    {contact.map((line) => <p key={line}>{line}</p>)}
    <p className="letter-day">{day}</p>
  </div>
);
