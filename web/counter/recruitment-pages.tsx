import { sayDay } from '../../api/shapes/public-words.ts';
import type { PublicCampaign, PublicCampaignRow } from '../../api/shapes/recruitment.ts';
import { bars, educations } from '../../workflows/recruitment/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { shared } from '../words.ts';
import { AsWritten, Telling } from './as-written.tsx';
import { Carried, Choices, DayFields, Files, Select, TextArea, TextField, Tick } from './fields.tsx';
import { page, to, type Fault, type View } from './page.tsx';
import { slipPage } from './receipt-pages.tsx';
import { recruit } from './words-recruitment.ts';

export type Typed = Readonly<Record<string, string>>;
/** A day in the reader's words. */
export const dayIn = ({ lang, today }: View, day: string): string => sayDay(day.slice(0, 10) as Day, lang, today);
/** An instant is shown with the hour: registration closes at one. */
const instantIn = (view: View, at: string): string => `${dayIn(view, at)} ${at.slice(11, 16)}`;

/** `next` is the place at which the older ones begin, where there are more. */
export function campaignsPage(view: View, rows: readonly PublicCampaignRow[], next?: string): string {
  const { say } = view;
  return page({
    view, path: '/recruitments', title: say(recruit.title),
    children: (
      <>
        <h1>{say(recruit.heading)}</h1>
        {rows.length === 0 && <p>{say(recruit.none)}</p>}
        <ul className="doors">
          {rows.map(({ caseNo, title, organName, posts, opensAt, closesAt, standing }) => (
            <li key={caseNo}>
              <a href={to(view, `/recruitments/${caseNo}`)}><AsWritten view={view} text={title} /></a>
              <p className="hint">{organName} · {say(recruit.posts, { n: posts })} · {standing}</p>
              <p className="hint">{say(recruit.window, { from: instantIn(view, opensAt), until: instantIn(view, closesAt) })}</p>
            </li>
          ))}
          {next && <li><a href={to(view, `/recruitments?after=${encodeURIComponent(next)}`)}>{say(recruit.older)}</a></li>}
          <li><a href={to(view, '/recruitments/mine')}>{say(recruit.mine)}</a><p className="hint">{say(recruit.mineHint)}</p></li>
        </ul>
      </>
    ),
  });
}

export function campaignPage(view: View, campaign: PublicCampaign, { objection = {}, faults = [], key }: { objection?: Typed; faults?: readonly Fault[]; key: string }): string {
  const { say } = view;
  const { caseNo, title, organName, standing, opensAt, closesAt, positions, list } = campaign;
  return page({
    view, title: say(recruit.title), faults,
    ...(list?.open ? { path: `/recruitments/${caseNo}/object`, form: 'object' } : { path: `/recruitments/${caseNo}` }),
    children: (
      <>
        <h1><AsWritten view={view} text={title} /></h1>
        <p className="meta">{organName} · {caseNo} · {standing}</p>
        <p>{say(recruit.window, { from: instantIn(view, opensAt), until: instantIn(view, closesAt) })}</p>
        {campaign.cancelled && <Cancelled view={view} cancelled={campaign.cancelled} />}
        {campaign.open && <p className="acts"><a className="button" href={to(view, `/recruitments/${caseNo}/apply`)}>{say(recruit.apply)}</a></p>}
        {campaign.corrections.map(({ on, text }) => <p className="note" key={on + text}>{say(recruit.corrections)} <Telling view={view} sentence={shared.headed} written={{ head: dayIn(view, on), text }} /></p>)}
        <h2>{say(recruit.positions)}</h2>
        <table className="stack">
          <thead><tr>{[recruit.code, recruit.post, recruit.unit, recruit.count, recruit.conditions].map((head) => <th scope="col" key={head[1]}>{say(head)}</th>)}</tr></thead>
          <tbody>
            {positions.map((post) => (
              <tr key={post.code}>
                <th scope="row">{post.code}</th>
                <td data-head={say(recruit.post)}><AsWritten view={view} text={post.title} />{say(shared.aside, { text: `${post.categoryTitle}${say(shared.comma)}${post.employmentTitle}` })}<br /><AsWritten view={view} text={post.duties} /></td>
                <td data-head={say(recruit.unit)}>{post.unitName}</td>
                <td data-head={say(recruit.count)}>{post.headcount > 0 ? post.headcount : say(recruit.cut)}</td>
                <td data-head={say(recruit.conditions)}>{say(recruit.born, { from: post.bornFrom, until: post.bornUntil })} · {post.educationTitle} · {post.sexTitle}{post.relaxedFor && <><br /><Relaxed view={view} post={post} /></>}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>{say(recruit.stages)}</h2>
        <ol>{campaign.stages.map((stage) => <li key={stage}>{stage}</li>)}</ol>
        <p>{say(recruit.formula, { weights: campaign.weights, mark: campaign.passMark, ratio: campaign.openingRatio })}</p>
        <p>{say(recruit.ties, { ties: campaign.ties.join(say(shared.comma)) })}</p>
        <h2>{say(recruit.bars)}</h2>
        <ul>{campaign.bars.map(({ code, title: bar }) => <li key={code}>{bar}</li>)}</ul>
        <h2>{say(recruit.pay)}</h2><p><AsWritten view={view} text={campaign.pay} /></p>
        {campaign.more && <p><AsWritten view={view} text={campaign.more} /></p>}
        <h2>{say(recruit.contact)}</h2><p><AsWritten view={view} text={campaign.contact} /></p>
        {campaign.ranking && <p className="meta">{say(recruit.ranking, { hash: campaign.ranking.slice(0, 16).toUpperCase() })}</p>}
        {list && (
          <>
            <h2 id="list">{say(recruit.list)}</h2>
            <p className="hint">{list.until ? say(recruit.listRuns, { from: dayIn(view, list.on), until: dayIn(view, list.until) }) : dayIn(view, list.on)} · <AsWritten view={view} text={list.contact} /></p>
          </>
        )}
        {list && !list.open && <p>{say(recruit.listOver)}</p>}
        {list?.open && (
          <>
            <p>{say(recruit.listHint)}</p>
            <table className="stack">
              <thead><tr>{[recruit.name, recruit.post, recruit.ticket].map((head) => <th scope="col" key={head[1]}>{say(head)}</th>)}</tr></thead>
              <tbody>{list.items.map(({ entry, name, position, ticket }) => <tr key={entry}><th scope="row"><AsWritten view={view} text={name} /></th><td data-head={say(recruit.post)}><AsWritten view={view} text={position} /></td><td data-head={say(recruit.ticket)}>{ticket}</td></tr>)}</tbody>
            </table>
            <h2>{say(recruit.object)}</h2>
            <form id="object" method="post" action={to(view, `/recruitments/${caseNo}/object`)} noValidate>
              <Carried values={{ key }} />
              <Select view={view} name="entry" label={say(recruit.objectTo)} value={objection.entry} faults={faults} choices={list.items.map(({ entry, name, position, ticket }) => ({ value: entry, label: `${name} ${position} ${ticket}` }))} />
              <TextArea view={view} name="text" label={say(recruit.objectText)} value={objection.text} faults={faults} />
              <TextField view={view} name="objector" label={say(recruit.objectName)} value={objection.objector} faults={faults} isOptional />
              <TextField view={view} name="objectorPhone" label={say(recruit.objectPhone)} type="tel" value={objection.objectorPhone} faults={faults} isOptional />
              <p className="acts"><button type="submit">{say(recruit.object)}</button></p>
            </form>
          </>
        )}
      </>
    ),
  });
}

/** Whom a post is relaxed for, how far and why. */
function Relaxed({ view, post }: { view: View; post: PublicCampaign['positions'][number] }) {
  const { say } = view;
  const how = [post.relaxedBornFrom && say(recruit.relaxedBorn, { from: post.relaxedBornFrom }), post.relaxedEducationTitle && say(recruit.relaxedEducation, { education: post.relaxedEducationTitle })].filter(Boolean);
  return <Telling view={view} sentence={recruit.relaxed} written={{ for: post.relaxedFor ?? '', how: how.map((each) => `${each}${say(shared.semicolon)}`).join(''), because: post.relaxedBecause ?? '' }} />;
}

/** That a campaign was called off, when and why. */
export function Cancelled({ view, cancelled: { on, reason } }: { view: View; cancelled: NonNullable<PublicCampaign['cancelled']> }) {
  const { say } = view;
  return <p className="note">{say(recruit.cancelled, { on: dayIn(view, on) })}{reason ? <Telling view={view} sentence={recruit.cancelledBecause} written={{ reason }} /> : say(recruit.cancelledByRatio)}</p>;
}

export function applyPage(view: View, campaign: PublicCampaign, { typed = {}, faults = [], key, unmet, areFilesLost }: { typed?: Typed; faults?: readonly Fault[]; key: string; unmet?: readonly string[]; areFilesLost?: boolean }): string {
  const { say, lang } = view;
  const field = (name: string) => ({ view, name, value: typed[name], faults });
  const path = `/recruitments/${campaign.caseNo}/apply`;
  return page({
    view, path, title: say(recruit.title), faults, form: 'apply',
    children: (
      <>
        <h1>{say(recruit.apply)}</h1>
        <p className="meta"><AsWritten view={view} text={campaign.title} /></p>
        <p>{say(recruit.applyHint)}</p>
        {unmet && (unmet.length === 0 ? <p className="note" role="status">{say(recruit.selfFine)}</p> : <div className="note" role="status"><p>{say(recruit.unmet)}</p><ul>{unmet.map((each) => <li key={each}>{each}</li>)}</ul></div>)}
        <form id="apply" method="post" action={to(view, path)} noValidate encType="multipart/form-data">
          <Carried values={{ key }} />
          <Select {...field('position')} label={say(recruit.post)} choices={campaign.positions.filter(({ headcount }) => headcount > 0).map(({ code, title, unitName }) => ({ value: code, label: `${code} ${title} ${unitName}` }))} />
          <TextField {...field('name')} label={say(recruit.name)} maxLength={60} />
          <TextField {...field('idNumber')} label={say(recruit.idNumber)} maxLength={18} />
          <DayFields {...field('bornOn')} label={say(recruit.bornOn)} hint={say(recruit.bornHint)} typed={typed} />
          <Choices {...field('sex')} label={say(recruit.sex)} choices={[{ value: 'male', label: say(['男', 'male']) }, { value: 'female', label: say(['女', 'female']) }]} />
          <Select {...field('education')} label={say(recruit.education)} choices={Object.entries(educations).map(([value, label]) => ({ value, label: label[lang === 'en' ? 1 : 0] }))} />
          <TextField {...field('phone')} label={say(recruit.phone)} type="tel" maxLength={20} />
          <TextField {...field('email')} label={say(recruit.email)} type="email" isOptional />
          <fieldset className="field">
            <legend>{say(recruit.barred)}</legend>
            {campaign.bars.map(({ code }) => <Tick key={code} name={`bar-${code}`} label={bars[code as keyof typeof bars][lang === 'en' ? 1 : 0]} value={typed[`bar-${code}`]} />)}
          </fieldset>
          <Tick name="targeted" label={say(recruit.targeted)} value={typed.targeted} />
          {campaign.positions.some(({ relaxedFor }) => relaxedFor) && <Tick name="relaxed" label={say(recruit.iAmRelaxed)} value={typed.relaxed} />}
          <Files view={view} name="papers" label={say(recruit.files)} hint={say(recruit.filesHint)} areLost={areFilesLost} isOptional />
          <Tick name="promise" label={say(recruit.promise)} value={typed.promise} faults={faults} />
          <p className="acts"><button type="submit" name="go" value="send">{say(recruit.apply)}</button> <button type="submit" name="go" value="check" className="second" formNoValidate>{say(recruit.self)}</button></p>
        </form>
      </>
    ),
  });
}

/** An application stands: its number and digits, and what comes then. Sent twice, the digits are not shown again. */
export function appliedPage(view: View, { applicationNo, closesAt, receipt, unmet, taken, refused }: { applicationNo: string; closesAt: string; receipt?: string; unmet: readonly string[]; taken: number; refused: readonly { n: number; why: string }[] }): string {
  const { say } = view;
  const more = (
    <>
      <p>{say(recruit.appliedNo, { no: applicationNo })}</p>
      <p>{say(recruit.appliedThen, { until: instantIn(view, closesAt) })}</p>
      {taken > 0 && <p>{say(recruit.papersTaken, { n: taken })}</p>}
      {refused.map(({ n, why }) => <p className="note" role="alert" key={n}>{say(recruit.papersRefused, { n, why })}</p>)}
      {unmet.length > 0 && <div className="note"><p>{say(recruit.unmet)}</p><ul>{unmet.map((each) => <li key={each}>{each}</li>)}</ul></div>}
    </>
  );
  if (receipt) return slipPage({ view, receipt, path: '/recruitments/mine', title: say(recruit.title), head: say(recruit.applied), uses: say(recruit.receiptHint), go: say(recruit.mine), children: more });
  return page({ view, path: '/recruitments/mine', title: say(recruit.title), children: <><h1>{say(recruit.applied)}</h1><p>{say(recruit.again)}</p>{more}<p><a className="button" href={to(view, '/recruitments/mine')}>{say(recruit.mine)}</a></p></> });
}
