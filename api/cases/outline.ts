import { and, eq } from 'drizzle-orm';
import { campaigns, caseEvents, type cases } from '../../db/schema/index.ts';
import { steps as campaignSteps, stages } from '../../workflows/recruitment/words.ts';
import type { Day } from '../../workflows/steps/words.ts';
import type { Deps } from '../deps.ts';
import { say, type Language } from '../requests/language.ts';
import { citations, stepOf, type ShownProcedure } from './procedures.ts';
import type { CaseFile } from '../shapes.ts';

interface Said {
  readonly message: string;
  readonly duty: string | null;
  readonly receivedOn: string;
}
interface Asked {
  /** The duties that are owed, the first one first. */
  readonly owed: readonly { readonly message: string; readonly key: string }[];
  /** What was said and answered, in that order. */
  readonly said: readonly Said[];
}

/** A letter handed over is no step of its own: the case goes on from where the letter was issued. */
export const isService = ({ message }: { readonly message: string | null }): boolean => message === 'recordService';

/** Where a case stands in the order of its procedure: what was passed and on which day, what it is at, what lies ahead and what it did not go through. */
export async function outlineOf(deps: Deps, language: Language, row: typeof cases.$inferSelect, procedure: ShownProcedure, { owed, said }: Asked): Promise<{ step: string; outline: CaseFile['outline']; registeringUntil?: Date }> {
  const { order, registeringUntil } = await orderOf(deps, row.caseNo, procedure);
  const begins = order[0]!;
  const at = ({ message, duty }: Pick<Said, 'message' | 'duty'>): string => stepOf(procedure, message, duty ?? '') ?? begins;
  const moved = said.filter((each) => !isService(each));
  const passedOn = new Map<string, string>(moved.map((each) => [at(each), each.receivedOn]));
  for (const [step, on] of await workedOn(deps, row.caseNo, procedure)) passedOn.set(step, on);

  const furthest = Math.max(...order.map((step, i) => (passedOn.has(step) ? i : 0)));
  const waiting = (): string => {
    if (registeringUntil) return 'registration';
    if (row.state === 'closed') return procedure.goesOn?.[row.result ?? ''] ?? (order.includes('remedy') ? 'remedy' : (order[furthest + 1] ?? order[furthest]!));
    return moved.length > 0 ? at(moved.at(-1)!) : begins;
  };
  // Tracks run side by side: every step in which something is owed is under way.
  const underWay = owed.filter((each) => !isService(each)).map(({ message, key }) => at({ message, duty: key }));
  const current = row.endedOn ? undefined : (underWay[0] ?? waiting());
  const place = current === undefined ? order.length : order.indexOf(current);
  const stateOf = (step: string, i: number) => (step === current || (!row.endedOn && underWay.includes(step)) ? 'current' : passedOn.has(step) ? 'done' : i < place ? 'skipped' : 'ahead');
  return {
    step: current ?? order[furthest]!,
    ...(registeringUntil && current === 'registration' && { registeringUntil }),
    outline: order.map((step, i) => ({
      step,
      title: say(language, procedure.steps[step] ?? [step, step]),
      article: citedFor(procedure, step),
      state: stateOf(step, i),
      ...(passedOn.has(step) && { on: passedOn.get(step)! as Day }),
    })),
  };
}

function citedFor({ forms }: ShownProcedure, step: string): string {
  const first = Object.values(forms).find((form) => form.step === step);
  return (first && citations(first)[0]) ?? '';
}

/** The steps as they follow one another; in a campaign the stages are those of its plan, in the plan's order, and registration stands until its list is fixed. */
async function orderOf({ registers }: Deps, caseNo: string, { name, steps }: ShownProcedure): Promise<{ order: string[]; registeringUntil?: Date }> {
  if (name !== 'recruitment') return { order: Object.keys(steps) };
  const [campaign] = await registers.db.select({ rules: campaigns.rules, closesAt: campaigns.closesAt, fixedAt: campaigns.fixedAt }).from(campaigns).where(eq(campaigns.caseNo, caseNo));
  const all = Object.keys(campaignSteps);
  if (!campaign) return { order: all };
  const isStage = (step: string): boolean => Object.hasOwn(stages, step);
  const from = all.findIndex(isStage);
  return { order: [...all.slice(0, from), ...campaign.rules.stages, ...all.slice(from).filter((step) => !isStage(step))], ...(campaign.closesAt && !campaign.fixedAt && { registeringUntil: campaign.closesAt }) };
}

/** Steps that were passed without anybody having to say so. */
async function workedOn({ registers }: Deps, caseNo: string, procedure: ShownProcedure): Promise<[string, string][]> {
  const { stepOfWork } = procedure;
  if (!stepOfWork) return [];
  const rows = await registers.db.select({ key: caseEvents.key, body: caseEvents.body }).from(caseEvents).where(and(eq(caseEvents.caseNo, caseNo), eq(caseEvents.type, 'worked'))).orderBy(caseEvents.seq);
  return rows.flatMap(({ key, body }) => {
    const step = stepOfWork[key.split(/[/:]/)[0]!];
    return step && body.type === 'worked' ? [[step, body.on] as [string, string]] : [];
  });
}
