import { AsWritten } from '../as-written.tsx';
import { statuses, type Status } from '../../../workflows/steps/words.ts';
import type { CaseFile } from '../../../api/shapes.ts';
import type { Money as MoneyShape } from '../../../api/shapes/money.ts';
import { sayDay } from '../dates.ts';
import { filled, useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Empty, Loaded } from '../outcomes.tsx';
import { Scroll } from '../scroll.tsx';
import { sayYuan } from '../../yuan.ts';
import { moneyWords } from './money-words.ts';

type Band = MoneyShape['advance'];
const parts = ['paid', 'recovered', 'outstanding', 'ownCost', 'writtenOff'] as const;

/** 款项: what was advanced and by whom it is borne, and every line of the ledger. 垫付 and 先行支付 stand apart. */
export function Money({ file }: { file: CaseFile }) {
  const money = useAnswer<MoneyShape>(`/api/work-injuries/${encodeURIComponent(file.caseNo)}/money`);
  return <Loaded query={money}>{(found) => <Sums money={found} />}</Loaded>;
}

/** By how much the invoices of an item fall short of what was paid for it. */
const shortOf = ({ amount, invoices }: MoneyShape['items'][number]): number => amount - invoices.reduce((sum, each) => sum + each.amount, 0);

/** 追偿: what each payer but the organ itself owes, and how far it came back. */
function ByPayer({ items, word }: { items: MoneyShape['items']; word: (key: keyof typeof moneyWords) => string }) {
  const borne = items.filter(({ payer, paid }) => paid && payer && payer !== 'organ');
  const payers = [...new Map(borne.map(({ payer, payerTitle }) => [payer, payerTitle]))];
  if (payers.length === 0) return null;
  const sum = (payer: string | undefined, part: 'amount' | 'recovered' | 'outstanding' | 'writtenOff') => sayYuan(borne.filter((item) => item.payer === payer).reduce((all, item) => all + item[part], 0));
  return (
    <>
      <h3>{word('recovery')}</h3>
      <Scroll label={word('recovery')}>
        <table className="rows">
          <thead><tr><th>{word('payer')}</th><th className="money">{word('borne')}</th><th className="money">{word('recovered')}</th><th className="money">{word('outstanding')}</th><th className="money">{word('writtenOff')}</th></tr></thead>
          <tbody>
            {payers.map(([payer, title]) => (
              <tr key={payer}><td>{title}</td><td className="money">{sum(payer, 'amount')}</td><td className="money">{sum(payer, 'recovered')}</td><td className="money">{sum(payer, 'outstanding')}</td><td className="money">{sum(payer, 'writtenOff')}</td></tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Sums({ money }: { money: MoneyShape }) {
  const say = useWords();
  const word = (key: keyof typeof moneyWords, values: Record<string, string> = {}) => filled(say.of(moneyWords[key]), values);
  const bandOf = (title: string, band: Band) => (
    <p>
      <b>{title}</b> {band.paid === 0 ? word('none') : parts.map((part) => <span key={part} className="sum">{word(part)} ¥{sayYuan(band[part])}</span>)}
    </p>
  );
  return (
    <>
      {bandOf(word('advance'), money.advance)}
      {money.unclassifiedItems > 0 && <p className="grey-line">⚠ {word('unclassified', { n: String(money.unclassifiedItems) })}</p>}
      {bandOf(word('fundAdvance'), money.fundAdvance)}
      <ByPayer items={money.items} word={word} />
      {money.items.length > 0 && <h3>{word('item')}</h3>}
      {money.items.length > 0 && (
        <Scroll label={word('item')}>
          <table className="rows told">
            <thead>
              <tr>
                <th>{word('item')}</th><th className="money">{word('amount')}</th><th>{word('invoices')}</th><th>{word('payer')}</th><th>{word('ground')}</th>
                {parts.slice(1).map((part) => <th key={part} className="money">{word(part)}</th>)}
              </tr>
            </thead>
            <tbody>
              {money.items.map((item) => (
                <tr key={item.id}>
                  <td>{item.request}-{item.line} {item.categoryTitle}<div className="secondary">{item.payee} {sayDay(item.incurredOn, say.language)}</div></td>
                  <td className="money" data-head={word('amount')}>{sayYuan(item.amount)}{!item.paid && <div className="secondary">{word('notPaid')}</div>}</td>
                  <td data-head={word('invoices')}>{item.invoices.length === 0 ? word('noInvoice') : say.list(item.invoices.map(({ code, number }) => `${code} ${number}`.trim()))}
                    {item.usedElsewhere.length > 0 && <div className="fault">{word('usedElsewhere', { numbers: say.list(item.usedElsewhere) })}</div>}
                    {item.invoices.length > 0 && shortOf(item) > 0 && <div className="secondary">{word('short', { amount: sayYuan(shortOf(item)) })}</div>}
                  </td>
                  <td data-head={word('payer')}>{item.payerTitle ?? (item.proposed ? `${word('proposed')}${item.proposed.payerTitle}` : '—')}</td>
                  <td data-head={word('ground')}>{item.ground ?? item.proposed?.ground ?? '—'}</td>
                  {parts.slice(1).map((part) => <td key={part} className="money" data-head={word(part)}>{sayYuan(item[part as Exclude<typeof part, 'paid'>])}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <h3>{word('ledger')}</h3>
      {money.ledger.length === 0 ? <Empty>{say('nothingHere')}</Empty> : (
        <>
          <p>{word('balance', { debit: sayYuan(money.debit), credit: sayYuan(money.credit) })} {money.debit === money.credit ? '✓' : word('unbalanced')}</p>
          <Scroll label={word('ledger')}>
            <table className="rows dense told">
              <thead><tr><th>{say('time')}</th><th>{word('entry')}</th><th>{word('item')}</th><th className="money">{word('amount')}</th></tr></thead>
              <tbody>
                {money.ledger.map((posting) => (
                  <tr key={posting.id}>
                    <td>{sayDay(posting.on, say.language)}</td>
                    <td data-head={word('entry')}>{posting.title}{posting.reversed && ` · ${word('reversed')}`}</td>
                    <td data-head={word('item')}>{posting.item.slice(money.caseNo.length + 1)}</td>
                    <td className="money" data-head={word('amount')}>{posting.entries.map(({ account, title, amount }) => <div key={account}>{title} {sayYuan(amount)}</div>)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
      {money.benefits.length > 0 && (
        <>
          <h3>{word('benefits')}</h3>
          <Scroll label={word('benefits')}>
            <table className="rows told">
              <thead><tr><th>{word('benefit')}</th><th className="money">{word('amount')}</th><th>{word('paidBy')}</th><th>{word('ground')}</th></tr></thead>
              <tbody>
                {money.benefits.map((line) => (
                  <tr key={`${line.statementId} ${line.code}`}>
                    <td>{line.title}<div className="secondary">{sayDay(line.on, say.language)}</div></td>
                    <td className="money" data-head={word('amount')}>{line.amount === undefined ? word('missing') : sayYuan(line.amount)}</td>
                    <td data-head={word('paidBy')}>{word(line.per as 'once' | 'month' | 'step')}{line.payer && ` · ${word(line.payer as 'fund' | 'employer')}`}</td>
                    <td data-head={word('ground')}>{line.how}<div className="secondary"><AsWritten text={`${line.source}${line.article}`} />{say.aside(say.of(statuses[line.status as Status]))}</div></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </>
  );
}
