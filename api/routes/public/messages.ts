import { daysBetween } from '../../../db/calendar/count.ts';
import { markRead, type PublicRows } from '../../../db/reads/public-file.ts';
import { areOwnDocuments, keepStatement } from '../../../db/reads/public-statements.ts';
import { hashOf } from '../../../db/seal.ts';
import { law } from '../../../workflows/complaint/law.ts';
import { toldOf } from '../../../workflows/steps/form.ts';
import type { Refusal } from '../../../workflows/steps/message.ts';
import type { Day, Label, Party } from '../../../workflows/steps/words.ts';
import { faultsOf, type FormSchema } from '../../requests/check.ts';
import { Declined, formFaults } from '../../requests/declined.ts';
import { todayOf, type Deps } from '../../deps.ts';
import { idFrom } from '../../requests/ids.ts';
import { formOf, procedureOf } from '../../cases/procedures.ts';
import { lateRequest, sayDay, speak } from '../../shapes/public-words.ts';
import { hand, type Heard } from '../../telling/tell.ts';
import { declinedBy } from '../../cases/saying.ts';
import { rowsOf } from './file-shown.ts';
import type { Holder } from './receipt.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What the complainant says to the case: kept first, then heard. A refusal is a sentence with its ground. */
export async function sayToCase(deps: Deps, holder: Pick<Holder, 'caseNo' | 'party'>, name: string, key: string, sent: Fields): Promise<{ statementId: string; state: 'answered' | 'received'; on: Day }> {
  const { caseNo } = holder;
  const rows = await rowsOf(deps, holder);
  const { party } = rows;
  const form = formOf(procedureOf(rows.row.procedure), name);
  if (!form?.by.includes(party)) throw new Declined(404, 'not-found', 'no-message');
  const { duty: asked, ...fields } = sent;
  const faults = faultsOf(form.schema as unknown as FormSchema, fields, todayOf(deps));
  if (faults.length > 0) throw formFaults(faults);
  if (!(await areOwnDocuments(deps.registers.db, caseNo, party, (fields.documents as string[] | undefined) ?? []))) throw formFaults([{ pointer: '/documents', detail: ['附件不是凭这张回执交来的。请在这一页重新选择文件。', 'A document was not handed in with this receipt. Choose the file again on this page.'] }]);

  const own = rows.ownDuties.filter((each) => each.message === name);
  const lapsed = rows.lapsedDuties.find(({ message }) => message === name);
  const duty = (typeof asked === 'string' && own.find((each) => each.key === asked)) || own[0] || lapsed;
  const id = idFrom(deps, `said ${caseNo} ${key}`);
  const { on, heard } = await keepAndTell(deps, { id, caseNo, party, name, duty: duty?.key ?? name, fields, told: toldOf(form, fields) });
  if (heard.state !== 'refused') return { statementId: id, state: heard.state === 'answered' ? 'answered' : 'received', on };
  throw refusedFor(rows, name, on, heard.refusal);
}

interface Saying {
  readonly id: string;
  readonly caseNo: string;
  readonly party: Party;
  readonly name: string;
  readonly duty: string;
  readonly fields: Fields;
  readonly told: Record<string, unknown>;
}

async function keepAndTell(deps: Deps, { id, caseNo, party, name, duty, fields, told }: Saying): Promise<{ on: Day; heard: Heard }> {
  const bodyHash = hashOf(fields);
  const kept = await keepStatement(deps.registers.db, {
    id, caseNo, message: name, duty, sender: party, as: party, receivedAt: deps.now(), receivedOn: todayOf(deps), body: fields, bodyHash, told, state: 'received',
  });
  if (kept.bodyHash !== bodyHash) throw new Declined(422, 'key', 'key-reused');
  return { on: kept.receivedOn as Day, heard: await hand(deps, id) };
}

const requests = { askReview: ['review', law.reviewRequest], askReReview: ['re-review', law.reReviewRequest] } as const;

/** Who asks for review too late reads which day it was, by how much it was missed, and what is still open (message 7). */
function refusedFor(rows: PublicRows, name: string, on: Day, refusal: Refusal): Declined {
  const lapsed = rows.lapsedDuties.find(({ message }) => message === name);
  const clock = rows.clocks.find(({ key }) => key === lapsed?.clock);
  if (lapsed && clock && Object.hasOwn(requests, name)) {
    const [what, { article }] = requests[name as keyof typeof requests];
    return new Declined(422, 'refused', lateSentence(what, clock, on), { ground: 'lapsed', article: `${clock.period.source}${article}` });
  }
  return declinedBy(procedureOf(rows.row.procedure), refusal);
}

function lateSentence(what: 'review' | 're-review', clock: PublicRows['clocks'][number], on: Day): Label {
  const inOne = (language: 'zh' | 'en'): string => {
    const say = speak(language);
    const told = say(lateRequest.told, {
      on: `${sayDay(on, language, on)} `,
      what: say(lateRequest[what]),
      of: say(lateRequest[`${what}-of`]),
      last: sayDay(clock.lastDay, language, on),
      received: sayDay(clock.startedOn, language, on),
      figure: clock.period.figure,
      n: daysBetween(clock.lastDay, on),
      source: clock.period.source,
      article: clock.period.article,
    });
    return `${told}${language === 'en' ? ' ' : ''}${say(lateRequest.still)}`;
  };
  return [inOne('zh'), inOne('en')];
}

const heardWithinMs = 3_000;
/** Letters that answer anew: what was answered before is not what the case waits to have been received. */
const answerAnew: readonly string[] = ['outcome-notice', 'review-opinion'];

/**
 * Opening a notice at the counter is on record, once. Where a notice could not be delivered, that is the day on which it was
 * received, and the case is told of it; the reader does not wait for that longer than a moment.
 */
export async function noteReading(deps: Deps, rows: PublicRows, notice: PublicRows['notices'][number]): Promise<void> {
  await markRead(deps.registers.db, notice.id, deps.now());
  const duty = rows.openDuties.find(({ message }) => message === 'readOutcome');
  if (!duty || ![...answerAnew, 'outcome-change'].includes(notice.kind) || notice.service !== 'undeliverable') return;
  if (rows.notices.some(({ kind, issuedSeq }) => answerAnew.includes(kind) && issuedSeq > notice.issuedSeq && issuedSeq < duty.openedSeq)) return;
  const { caseNo } = rows.row;
  const telling = keepAndTell(deps, { id: idFrom(deps, `read ${caseNo} ${duty.key}`), caseNo, party: rows.party, name: 'readOutcome', duty: duty.key, fields: {}, told: {} });
  const moment = new Promise((resolve) => setTimeout(resolve, heardWithinMs).unref());
  // What is kept is heard later, whatever happened to this try.
  await Promise.race([telling.catch(() => undefined), moment]);
}
