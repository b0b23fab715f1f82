import { setTimeout as sleep } from 'node:timers/promises';
import type { Action, Official } from '../whole/client.ts';
import { Dice } from './chance.ts';
import { thrown } from './fill.ts';
import { insisting, type Injection } from './injection.ts';

const organ = '320602';
const bodies = ['320600-hr', '320600-agency', '320600-appraisal', '320600-firm', '320600-health', '320600-civil-affairs'];
/** Injuries of every kind of employment and insurance, so that all payers occur. */
const kinds = [
  { employment: 'direct', insurance: 'insured', thirdParty: false },
  { employment: 'dispatch', insurance: 'insured', thirdParty: true, dispatchFirm: '320600-firm' },
  { employment: 'direct', insurance: 'uninsured', thirdParty: true },
  { employment: 'dispatch', insurance: 'uninsured', thirdParty: false, dispatchFirm: '320600-firm' },
] as const;

/** How often in a case what nobody waits for is said all the same, at the most. */
const unasked: Readonly<Record<string, number>> = { requestAdvance: 2, reverseEntry: 3, applyFundAdvance: 1, reportCareRefusal: 1, suspendRecognition: 1, recordRemedy: 1 };
/** Of those that turn the whole case, at each look. */
const seldom = 0.015;
/** Where every choice is as likely as another; elsewhere the usual one is, so that the money is reached. */
const open = new Set(['classifyItems', 'ruleReimbursement', 'answerClaim', 'recordReceipt', 'ruleRemainder']);

/** Looks, a second apart, at which everything is up and nobody has anything to do. */
const quietTurns = 5;

/** Several injuries worked with at once by people who know the forms alone; answers with their numbers. */
export async function injuries(injection: Injection): Promise<string[]> {
  const people = await injection.officials((login) => login.organ === organ || bodies.includes(login.organ));
  const clerk = people.find(({ login }) => login.office === 'handler')!;
  const numbers: string[] = [];
  for (const kind of kinds) {
    const body = { occurredOn: injection.today, place: '人民路', task: '随民警盘查', cause: '被推倒摔伤', harm: 'injury', injured: { name: `伤者${kinds.indexOf(kind)}`, answerBy: { email: `hurt-${kinds.indexOf(kind)}@example.cn` } }, ...kind };
    const { status, body: taken } = await insisting((key) => clerk.call<{ caseNo: string }>('/api/work-injuries', body, key));
    if (status > 202) throw new Error(`the injury was not taken down: ${status} ${JSON.stringify(taken)}`);
    numbers.push(taken.caseNo);
  }
  await Promise.all(numbers.map((caseNo) => worked(injection, caseNo, people)));
  return numbers;
}

async function worked(injection: Injection, caseNo: string, people: readonly Official[]): Promise<void> {
  const dice = new Dice(`injury ${caseNo}`);
  const left = new Map(Object.entries(unasked));
  for (let idle = 0, turn = 0; idle < quietTurns; turn += 1) {
    let said = 0;
    for (const official of dice.shuffled(people)) {
      const actions = await official.actions(caseNo, '查看能办什么').catch(() => []);
      for (const action of actions.filter(({ owed, message }) => owed || ((left.get(message) ?? 0) > 0 && dice.happens(message === 'reverseEntry' || message === 'requestAdvance' ? 0.5 : seldom)))) {
        const body = await filledIn(injection, official, caseNo, action, dice);
        if (!body) continue;
        const { status } = await injection.say(official, { path: `/api/cases/${caseNo}/messages/${action.message}`, body: { duty: action.duty, ...body } });
        if (status < 300 && !action.owed) left.set(action.message, left.get(action.message)! - 1);
        if (status < 300 || action.owed) said += 1;
      }
    }
    // While a part is down nothing can be owed that anybody would see.
    idle = said > 0 || !(await injection.isReady()) ? 0 : idle + 1;
    if (said === 0) await sleep(1_000);
    if (turn > 300) throw new Error(`${caseNo} does not come to rest`);
  }
}

/** Thrown; of a reversal the officer reads off the ledger which line it may be about. `undefined` where there is none. */
async function filledIn(injection: Injection, official: Official, caseNo: string, { message, schema, owed }: Action, dice: Dice): Promise<object | undefined> {
  const body = thrown(schema, injection.today, dice, open.has(message) ? 0 : 0.9) as object;
  if (message === 'requestAdvance') return { ...body, result: owed && dice.happens(0.1) ? 'none' : 'requested' };
  if (message !== 'reverseEntry') return body;
  const money = await official.readBecause<{ ledger?: { id: string; kind: string; reversed: boolean }[] }>('核对分录', `/api/work-injuries/${caseNo}/money`).catch(() => undefined);
  const lines = money?.body.ledger?.filter(({ kind, reversed }) => !reversed && (kind === 'receipt' || kind === 'write-off')) ?? [];
  return lines.length > 0 ? { ...body, entry: dice.pick(lines).id } : undefined;
}
