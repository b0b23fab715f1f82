import type { PublicFile } from '../../api/shapes/public.ts';
import { sayDay } from '../../api/shapes/public-words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { shared } from '../words.ts';
import { sayYuan } from '../yuan.ts';
import { HowCounted } from './counted-days.tsx';
import { Ground } from './ground.tsx';
import type { View } from './page.tsx';
import { injuryWords as words } from './words-injury.ts';

type MoneyShown = NonNullable<PublicFile['money']>;

/** 钱款: what was paid in advance and who bears it, and every line of the benefits with how it was come to. */
export function InjuryMoney({ view, money }: { view: View; money: MoneyShown }) {
  const { say } = view;
  return (
    <section>
      <h2>{say(words.money)}</h2>
      {money.advanced > 0 && <p>{say(words.advanced, { amount: sayYuan(money.advanced) })}</p>}
      {money.fundAdvanced > 0 && <p>{say(words.fundAdvanced, { amount: sayYuan(money.fundAdvanced) })}</p>}
      {money.items.length === 0 && money.benefits.length === 0 && <p className="meta">{say(words.nothing)}</p>}
      {money.items.length > 0 && <Advanced view={view} items={money.items} />}
      {money.benefits.length > 0 && <Benefits view={view} lines={money.benefits} />}
    </section>
  );
}

function Advanced({ view, items }: { view: View; items: MoneyShown['items'] }) {
  const { say, lang, today } = view;
  const heads = { item: say(words.advance), amount: say(words.amount), on: say(words.on), payer: say(words.bears) };
  return (
    <table className="stack">
      <thead><tr>{Object.values(heads).map((head) => <th scope="col" key={head}>{head}</th>)}</tr></thead>
      <tbody>
        {items.map(({ title, amount, on, paid, payerTitle }, i) => (
          <tr key={i}>
            <th scope="row">{title}</th>
            <td data-head={heads.amount}>{sayYuan(amount)}{!paid && <span className="meta"> {say(words.unpaid)}</span>}</td>
            <td data-head={heads.on}>{sayDay(on as Day, lang, today)}</td>
            <td data-head={heads.payer}>{payerTitle ?? say(words.open)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Benefits({ view, lines }: { view: View; lines: MoneyShown['benefits'] }) {
  const { say, lang, today } = view;
  const heads = { item: say(words.benefits), amount: say(words.amount), payer: say(words.payer), how: say(words.how) };
  return (
    <>
      <table className="stack">
        <thead><tr>{Object.values(heads).map((head) => <th scope="col" key={head}>{head}</th>)}</tr></thead>
        <tbody>
          {lines.map(({ on, title, amount, per, payer, how, article, source }, i) => (
            <tr key={i}>
              <th scope="row">{title} <span className="meta">{say(words[per])} · {say(words.decidedOn, { day: sayDay(on as Day, lang, today) })}</span></th>
              <td data-head={heads.amount}>{amount === undefined ? say(words.missing) : sayYuan(amount)}</td>
              <td data-head={heads.payer}>{payer === 'fund' || payer === 'employer' ? say(words[payer]) : ''}</td>
              <td data-head={heads.how}>{how}<span className="meta"> <Ground view={view} source={source} article={article} /></span></td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{say(words.disagree)}</p>
    </>
  );
}

/** Last days of rights and remedies and the next appraisal, each with how it was counted. */
export function InjuryDays({ view, days }: { view: View; days: NonNullable<PublicFile['days']> }) {
  const { say, lang, today } = view;
  if (days.length === 0) return null;
  return (
    <section>
      <h2>{say(words.days)}</h2>
      {days.map(({ title, day, kind, how }) => (
        <div className="row" key={title}>
          <p>{say(shared.headed, { head: title, text: '' })}<strong>{say(words[kind], { day: sayDay(day as Day, lang, today) })}</strong>{kind === 'last' && <> <span className={`tag ${how.kind}`}>{how.kindTitle}</span></>}</p>
          <HowCounted view={view} how={how} />
        </div>
      ))}
    </section>
  );
}
