import type { BenefitLines } from '../../api/shapes/public.ts';
import { grades, selfCares } from '../../workflows/work-injury/words.ts';
import { statuses, type Label, type Status } from '../../workflows/steps/words.ts';
import { sayYuan } from '../yuan.ts';
import { shared } from '../words.ts';
import { Choices, Select, TextField, Tick } from './fields.tsx';
import { Ground } from './ground.tsx';
import { page, to, type Fault, type View } from './page.tsx';
import { benefitKinds, benefitWords as words, type BenefitKind } from './words-benefits.ts';

export interface BenefitsPage {
  readonly view: View;
  readonly what: BenefitKind;
  readonly typed: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  readonly lines?: BenefitLines;
}

const listed = (view: View, of: Readonly<Record<string, Label>>) => Object.entries(of).map(([value, label]) => ({ value, label: view.say(label) }));

function Sum({ view, name, typed, faults, isOptional, hint }: { view: View; name: 'wage' | 'area' | 'minimum' | 'income'; typed: BenefitsPage['typed']; faults: readonly Fault[]; isOptional?: boolean; hint?: Label }) {
  return <TextField view={view} name={name} label={view.say(words[name])} value={typed[name]} faults={faults} size={12} maxLength={13} {...(isOptional && { isOptional })} {...(hint && { hint: view.say(hint) })} />;
}

function Asked({ view, what, typed, faults }: BenefitsPage) {
  const { say } = view;
  const tick = (name: 'suitableWork' | 'ownResignation' | 'occupational' | 'afterLeave' | 'spouse') => <Tick name={name} label={say(words[name])} value={typed[name]} />;
  return (
    <>
      {what !== 'death' && <Select view={view} name="grade" label={say(words.grade)} value={typed.grade ?? '10'} choices={listed(view, grades)} />}
      {what === 'disability' && <Select view={view} name="selfCare" label={say(words.selfCare)} value={typed.selfCare ?? 'none'} choices={listed(view, selfCares)} />}
      {what !== 'leaving' && <Sum view={view} name="wage" typed={typed} faults={faults} hint={words.wageHint} />}
      {what !== 'leaving' && <Sum view={view} name="area" typed={typed} faults={faults} isOptional hint={words.areaHint} />}
      {what === 'disability' && <Sum view={view} name="minimum" typed={typed} faults={faults} isOptional />}
      {what === 'death' && (
        <>
          <TextField view={view} name="injuryYear" label={say(words.injuryYear)} value={typed.injuryYear ?? view.today.slice(0, 4)} faults={faults} inputMode="numeric" size={5} maxLength={4} />
          <Sum view={view} name="income" typed={typed} faults={faults} isOptional />
          {tick('spouse')}
          <TextField view={view} name="others" label={say(words.others)} value={typed.others ?? '0'} faults={faults} inputMode="numeric" size={3} maxLength={2} />
          <TextField view={view} name="lone" label={say(words.lone)} value={typed.lone ?? '0'} faults={faults} inputMode="numeric" size={3} maxLength={2} />
          {tick('afterLeave')}
        </>
      )}
      <Choices view={view} name="insured" label={say(words.insured)} value={typed.insured ?? 'yes'} choices={[{ value: 'yes', label: say(words.yes) }, { value: 'no', label: say(words.no) }]} />
      {what === 'disability' && tick('suitableWork')}
      {what === 'leaving' && <>{tick('ownResignation')}{tick('occupational')}</>}
    </>
  );
}

function Result({ view, lines }: { view: View; lines: BenefitLines }) {
  const { say } = view;
  const heads = { line: say(words.line), amount: say(words.amount), payer: say(words.payer), how: say(words.how), ground: say(words.ground) };
  return (
    <section aria-labelledby="result">
      <h2 id="result">{say(words.result)}</h2>
      {lines.items.length === 0 ? <p>{say(words.nothing)}</p> : (
        <table className="stack">
          <thead><tr>{Object.values(heads).map((head) => <th scope="col" key={head}>{head}</th>)}</tr></thead>
          <tbody>
            {lines.items.map(({ code, title, amount, per, payer, how, article, source, status }) => (
              <tr key={code}>
                <th scope="row">{title} <span className="meta">{say(words[per])}</span></th>
                <td data-head={heads.amount}>{amount === undefined ? say(words.missing) : sayYuan(amount)}</td>
                <td data-head={heads.payer}>{payer === 'fund' || payer === 'employer' ? say(words[payer]) : ''}</td>
                <td data-head={heads.how}>{how}</td>
                <td data-head={heads.ground}><Ground view={view} source={source} article={article} />{say(shared.aside, { text: say(statuses[status as Status]) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** 待遇计算器: asked by POST, so that no wage stands in an address. */
export function benefitsPage(asked: BenefitsPage): string {
  const { view, what, faults, lines } = asked;
  const { say } = view;
  return page({
    view, path: `/benefits?what=${what}`, title: say(words.title), faults, form: 'calculate',
    children: (
      <>
        <h1>{say(words.title)}</h1>
        <p>{say(words.lead)}</p>
        <nav aria-label={say(words.which)}>
          <ul className="doors">
            {(Object.keys(benefitKinds) as BenefitKind[]).map((kind) => <li key={kind}><a href={to(view, `/benefits?what=${kind}`)} aria-current={kind === what ? 'page' : undefined}>{say(benefitKinds[kind])}</a></li>)}
          </ul>
        </nav>
        {lines && <Result view={view} lines={lines} />}
        <form id="calculate" method="post" action={to(view, `/benefits?what=${what}`)} noValidate>
          <h2>{say(benefitKinds[what])}</h2>
          <Asked {...asked} />
          <p className="acts"><button type="submit">{say(words.count)}</button></p>
        </form>
      </>
    ),
  });
}
