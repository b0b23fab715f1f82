import { patched } from '@temporalio/workflow';
import type { CaseFile, Served } from '../steps/case.ts';
import type { Seat } from '../steps/words.ts';
import { seat, tell } from './opening.ts';
import { approveClearing, askClearing, draftClearing, recordAccusationReply, recordClearing, referFalseAccusation } from './messages.ts';
import type { Remedy } from './remedy.ts';
import { unfounded, type Finding, type Notice, type Referral } from './words.ts';

/** What the case came to; `elsewhere` where another body has taken up what was referred to it. */
export type End = Remedy | 'elsewhere';

interface Outcome {
  readonly decision: { readonly refer: readonly Referral[] };
  readonly findings: readonly Finding[];
  readonly team: Seat;
}

/** An untrue allegation that was invented may be referred upward. Where nothing of what was alleged was found, whoever was complained of is cleared, if that is asked, once the outcome is final and no other body looks into it. */
export async function protecting(file: CaseFile, organ: string, { decision, findings, team }: Outcome, untilFinal: () => Promise<End>): Promise<End> {
  // A run that was past its decision before there was a step goes on without it, until it is taken up; up to 0.2.0 there was none where anything was referred.
  if (decision.refer.length > 0 && !patched('protected-though-referred')) return untilFinal();
  if (!findings.every((finding) => unfounded.includes(finding))) {
    if (!findings.includes('unsubstantiated') || !patched('one-of-several-invented')) return untilFinal();
    return file.meanwhile([() => accusation(file, organ, team)], untilFinal);
  }
  if (!patched('clearing-may-be-asked')) return untilFinal();

  const isAsked = { clearing: false };
  const end = await file.meanwhile([() => request(file, team, isAsked), () => accusation(file, organ, team)], untilFinal);
  // Whom a review has looked into anew is not cleared meanwhile, nor whom it found against; nor whom another body looks into, of which nobody is told here.
  if ((end === 'none' || end === 'final') && isAsked.clearing) await clear(file, organ, team);
  return end;
}

/** DR 50 by analogy: the person or the unit asks, and a handler puts that on record. */
async function request(file: CaseFile, team: Seat, isAsked: { clearing: boolean }): Promise<void> {
  await file.mayBy(team, askClearing);
  isAsked.clearing = true;
}

/** DR 50; PAL 53 by analogy: drafted by the handlers, approved by the main leader; the person is told either way. */
async function clear(file: CaseFile, organ: string, team: Seat): Promise<void> {
  for (;;) {
    const draft = await file.decisionBy(team, draftClearing);
    const ruling = await file.decisionBy(seat('organ-leader', organ), approveClearing);
    if (ruling.result === 'returned') continue;
    const about = { draft: draft.id, statement: ruling.id };
    if (ruling.result === 'refused') return void (await tellSubject(file, organ, 'clearing-refusal', about));
    // Where it is made known beyond the person, it is put on record where and when.
    await Promise.all([tellSubject(file, organ, 'clearing-letter', about), ...(draft.form === 'letter' ? [] : [file.decisionBy(team, recordClearing)])]);
    return;
  }
}

/** DR 39: only a party committee or discipline organ at city level or above finds a false accusation; its reply is put on record, however the case goes on meanwhile. */
async function accusation(file: CaseFile, organ: string, team: Seat): Promise<void> {
  const { body } = await file.mayBy(seat('organ-leader', organ), referFalseAccusation);
  void file.apart(() => file.decisionBy(team, recordAccusationReply, undefined, file.refer(body)));
}

const tellSubject = (file: CaseFile, organ: string, notice: Notice, about: Readonly<Record<string, string>>): Promise<Served> => tell(file, organ, notice, about, 'subject');
