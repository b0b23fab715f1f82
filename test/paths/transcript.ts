import type { Form } from '../../workflows/steps/form.ts';
import { law } from '../../workflows/steps/law.ts';
import { offices, parties, services, tries, units, type Day, type Label } from '../../workflows/steps/words.ts';
import { addDays, daysBetween } from '../../db/calendar/count.ts';
import type { OrganRow } from '../../db/reads/names.ts';
import { organRows } from '../../db/seed/organs.ts';
import { aboutEvent } from '../../api/shown/duty-about.ts';
import { firstDay } from './walk.ts';
import type { FakeRegister } from './register.ts';

/** The words of one procedure, and the articles under which its cases are registered and linked. */
export interface Told {
  readonly forms: Readonly<Record<string, Form>>;
  readonly notices: Readonly<Record<string, Label>>;
  /** What its letters are called in one case, where that hangs on the case. */
  readonly noticesIn?: (events: readonly Event[]) => Readonly<Record<string, Label>>;
  readonly referrals: Readonly<Record<string, Label>>;
  readonly results: Readonly<Record<string, Label>>;
  /** Works on many rows and what they may come to. */
  readonly works?: Readonly<Record<string, Label>>;
  readonly workResults?: Readonly<Record<string, Label>>;
  readonly registered: string;
  readonly linked: readonly [what: string, ground: string];
}

const zh = (words: Readonly<Record<string, Label>>, code: string) => words[code]?.[0] ?? code;
const organs: ReadonlyMap<string, OrganRow> = new Map(organRows.map((row) => [row.code, row as OrganRow]));
const organ = (code: string | undefined) => organRows.find((row) => row.code === code)?.name ?? '';
const formIn = ({ forms }: Told, key: string) => forms[key.split(/[/:]/)[0]!]!;

/** A path as a reader of the law would tell it: day by day who did what on which ground, and which period ran. */
export function transcript(told: Told, sentence: string, register: FakeRegister): string {
  const words = { ...told, ...(told.noticesIn && { notices: told.noticesIn(register.events) }) };
  const lines = lapsedAsAsked(inOrder(register.events)).flatMap((event) => {
    const row = line(words, event, register);
    return row ? [`| ${dayNo(addDays(dayOfEvent(event), register.shift))} | ${row.join(' | ')} |`] : [];
  });
  return [`## ${sentence}`, '', '| 日 | 谁 | 事项 | 依据 |', '|---|---|---|---|', ...lines, ''].join('\n');
}

type Event = FakeRegister['events'][number];
const byHand = `${law.serviceByHand.id}:`;

/** Telling goes on beside the procedure: what was tried, asked of a person and served on the day of a notice is told right after the notice. */
function inOrder(events: readonly Event[]): Event[] {
  const noticeOf = (event: Event) => {
    if (event.type === 'clock-started') return event.key.startsWith(byHand) ? event.key.slice(byHand.length) : undefined;
    return event.type === 'tried' ? event.notice : event.type === 'served' ? event.key : undefined;
  };
  const issued = new Map(events.flatMap((event) => (event.type === 'notice-issued' ? [[event.key, event] as const] : [])));
  const follows = (event: Event) => {
    const notice = issued.get(noticeOf(event) ?? '');
    return notice && dayOfEvent(notice) === dayOfEvent(event) ? notice : undefined;
  };
  return events.filter((event) => !follows(event)).flatMap((event) => [event, ...events.filter((each) => follows(each) === event)]);
}

/** Last days that pass in one instant do so in no order of their own: they are told in the order in which they were asked. */
function lapsedAsAsked(events: readonly Event[]): Event[] {
  const told = events.filter(({ type }) => type !== 'clock-stopped' && type !== 'dropped');
  const askedAt = ({ key }: Event) => told.findIndex((event) => event.type === 'duty-opened' && event.key === key);
  const isPassing = (event: Event | undefined, day: Day) => event?.type === 'lapsed' && dayOfEvent(event) === day;
  return told.map((event, i) => {
    if (event.type !== 'lapsed') return event;
    const day = dayOfEvent(event);
    let first = i;
    while (isPassing(told[first - 1], day)) first -= 1;
    let end = i + 1;
    while (isPassing(told[end], day)) end += 1;
    return told.slice(first, end).sort((a, b) => askedAt(a) - askedAt(b))[i - first]!;
  });
}

const dayOfEvent = (event: Event): Day => ('on' in event && typeof event.on === 'string' ? event.on : eventDay(event.at));

/** Articles of the rule itself stand alone; others belong to the source that is named. */
function groundOf({ articles, source }: { articles: readonly string[]; source: string }): string {
  const own = articles.filter((article) => article.startsWith('本办法'));
  const others = articles.filter((article) => !article.startsWith('本办法'));
  if (source.startsWith('默认规则')) return `${[...own, ...others.map((article) => `本办法${article}`)].join('、')}（${source}）`;
  return [own.join('、'), others.length > 0 ? `${source}${others.join('、')}` : ''].filter((each) => each !== '').join('；');
}

/** Of an office nothing is said: it enters what it hears, and the silence is not its own. */
function silentParty(register: FakeRegister, key: string): string {
  const duty = register.events.find((event) => event.type === 'duty-opened' && event.key === key);
  return duty?.type === 'duty-opened' && typeof duty.who === 'string' ? zh(parties, duty.who) : '';
}

const eventDay = (at: string): Day => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10) as Day;
const dayNo = (day: Day) => `${day} 第${daysBetween(firstDay, day)}天`;

function line(words: Told, event: FakeRegister['events'][number], register: FakeRegister): [who: string, what: string, ground: string] | undefined {
  const form = (key: string) => formIn(words, key);
  const silent = event.type === 'lapsed' ? silentParty(register, event.key) : '';
  const about = aboutEvent({ language: 'zh', organs }, words, event);
  /** With whom it goes to, and what else tells it apart from others of its name. */
  const told = (what: string, to?: string) => {
    const apart = [to, about === to || about === silent || what.includes(about ?? '') ? undefined : about].filter((each) => each !== undefined);
    return apart.length > 0 ? `${what}（${apart.join(' · ')}）` : what;
  };
  switch (event.type) {
    case 'opened':
      return [organ(event.organ), '登记', words.registered];
    case 'answered': {
      const { title, schema } = form(event.key);
      const { as, organ: code, result } = event.statement as typeof event.statement & { result?: string };
      const labels = (schema.properties.result as { 'x-labels'?: Record<string, string> } | undefined)?.['x-labels'];
      return [Object.hasOwn(parties, as) ? zh(parties, as) : `${organ(code)}${zh(offices, as)}`, `${told(title[0])}${result ? `：${labels?.[result] ?? result}` : ''}`, groundOf(form(event.key))];
    }
    case 'clock-started': {
      const { title, figure, unit, source, article, status } = event.period;
      return ['', `起算${told(title[0])} ${figure}${zh(units, unit)}，最后一天 ${register.counted.get(event.seq)}`, `${source}${article}（${status}）`];
    }
    case 'clock-extended':
      return ['', `延长${told(event.by.title[0])} ${event.by.figure}${zh(units, event.by.unit)}，最后一天 ${register.counted.get(event.seq)}`, `${event.by.source}${event.by.article}`];
    case 'clock-paused':
      return ['', told('暂停计时'), ''];
    case 'clock-resumed':
      return ['', `${told('恢复计时')}，最后一天 ${register.counted.get(event.seq)}`, ''];
    case 'overdue':
      return ['', `${told('最后一天已过')}，上报，继续等待`, ''];
    case 'lapsed':
      return [silent, `未${told(form(event.key).title[0])}，期限已过`, groundOf(form(event.key))];
    case 'notice-issued':
      return [organ(event.about.from), `签发${told(zh(words.notices, event.notice), event.to === 'complainant' ? undefined : zh(parties, event.to))}`, ''];
    case 'tried':
      return event.result === 'accepted' ? undefined : ['', `${told('发送')}：${zh(tries, event.result)}`, ''];
    case 'served':
      return ['', told(zh(services, event.result)), ''];
    case 'referred':
      return ['', `移送${zh(words.referrals, event.to)}`, ''];
    case 'worked': {
      const [what = '', stage] = event.key.split(':')[0]!.split('/');
      return ['', `${zh(words.works ?? {}, what)}${stage ? `（${zh(words.workResults ?? {}, stage)}）` : ''}${event.result === 'done' ? '' : `：${zh(words.workResults ?? {}, event.result)}`}`, ''];
    }
    case 'linked':
      return [organ(event.organ), ...words.linked];
    case 'recused':
      return ['', '回避生效', '信访工作条例第二十八条'];
    case 'closed':
      return ['', `**办结：${zh(words.results, event.result)}**`, ''];
    case 'reopened':
      return ['', '重新办理', ''];
    case 'ended':
      return ['', '**终结**', ''];
    default:
      return undefined;
  }
}
