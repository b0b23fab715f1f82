import { patched } from '@temporalio/workflow';
import type { CaseFile } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Seat, Statement } from '../steps/words.ts';
import { seat, tell } from './opening.ts';
import type { Track } from './words.ts';
import { law } from './law.ts';
import { askExtension, askRecusal, assign, countersign, decide, determineSupervision, hearSubject, listFacts, recordHearing, report, reviewSuspension, ruleExtension, ruleRecusal, suspend } from './messages.ts';

/** The inquiry up to the leader's decision: Art. 17(2); PET 28, 30, 31, 34. Answers with the decision and who handled the case. */
export async function investigate(file: CaseFile, organ: string, track: Track, completion: Clock) {
  const { decisionBy, unless } = file;
  const standing: Suspended = {};
  for (;;) {
    // PET 28; DR 48: two handlers, neither concerned in the matter, never from the subject's own team (D).
    const { handlers } = await decisionBy(seat('unit-leader', organ), assign, completion);
    const team: Seat = { ...seat('handler', organ), only: handlers };

    // A handler who must step aside ends the team; another is assigned and goes on from the evidence in the file.
    const sides = [() => extension(file, organ, team, completion), () => suspension(file, organ, completion, standing), ...(track === 'claim' ? [() => hearings(file, team)] : mayBeSupervised(file) ? [() => underSupervision(file, organ)] : [])];
    const outcome = await unless(
      () => recusal(file, organ, team),
      () => file.meanwhile(sides, () => inquire(file, organ, team, completion)),
    );
    if (outcome) return { ...outcome, team };
  }
}

async function inquire({ decisionBy }: CaseFile, organ: string, team: Seat, completion: Clock) {
  for (;;) {
    // PET 30(3): the subject sees a neutral list of facts, never the complaint, its wording, time or channel.
    await decisionBy(team, listFacts, completion);
    await decisionBy(team, hearSubject, completion);
    for (;;) {
      const found = await decisionBy(team, report, completion);
      if ((await decisionBy(team, countersign, completion)).result === 'returned') continue;
      // The leader decides after collective review (D); sixty days from acceptance, PET 34.
      const decision = await decisionBy(seat('organ-leader', organ), decide, completion);
      if (decision.result === 'returned') break;
      return { decision, findings: found.findings };
    }
  }
}

/** PET 31: a claim that is complex or disputed may be heard; what was said goes into the file. */
async function hearings({ mayBy }: CaseFile, team: Seat): Promise<never> {
  for (;;) await mayBy(team, recordHearing);
}

/** SL 15 (procedures §5 no. 27): whether the person falls under it is determined by the discipline office, case by case, until the decision. */
async function underSupervision({ mayBy }: CaseFile, organ: string): Promise<never> {
  for (;;) await mayBy(seat('inspection', organ), determineSupervision);
}
/** What an earlier version brought to its decision was not asked this. */
const mayBeSupervised = (file: CaseFile): boolean => patched('supervision-determined') && (file.wasAsked(determineSupervision.name) || !file.wasAsked(decide.name));

/** PET 34: once, up to thirty days, by the leader of the organ, and the complainant is told why. */
async function extension(file: CaseFile, organ: string, team: Seat, completion: Clock): Promise<never> {
  for (;;) {
    await file.mayBy(team, askExtension);
    const ruling = await file.decisionBy(seat('organ-leader', organ), ruleExtension);
    if (ruling.result === 'refused') continue;
    completion.extend(law.extension, ruling);
    // Heard again all the same, so that a second request is refused with its ground.
    void tell(file, organ, 'extension-notice', { statement: ruling.id });
  }
}

interface Suspended {
  /** What last left the clock standing still. */
  since?: Statement;
}
/** The leader may suspend the clock while another body acts on a crime; looked at again every thirty days (D, procedures §5 no. 28). It is the case that stands still, and goes on doing so when a handler steps aside. */
async function suspension(file: CaseFile, organ: string, completion: Clock, standing: Suspended): Promise<never> {
  const leader = seat('organ-leader', organ);
  // An earlier version forgot of it with the team, and asked anew.
  if (standing.since && (!patched('suspended-whoever-handles') || file.wasAsked(suspend.name, reviewSuspension.name))) standing.since = undefined;
  for (;;) {
    if (!standing.since) completion.pause((standing.since = await file.mayBy(leader, suspend)));
    const again = file.startClock(law.suspensionReview, standing.since.on);
    let looked;
    try {
      looked = await file.decisionBy(leader, reviewSuspension, again);
    } finally {
      again.stop();
    }
    if (looked.result === 'resumed') completion.resume(looked);
    standing.since = looked.result === 'resumed' ? undefined : looked;
  }
}

/** PET 28: whoever has an interest steps aside; the leader decides. Resolves once somebody must. */
async function recusal(file: CaseFile, organ: string, team: Seat): Promise<undefined> {
  for (;;) {
    await file.mayBy(team, askRecusal);
    const ruling = await file.decisionBy(seat('unit-leader', organ), ruleRecusal);
    if (ruling.result === 'stays') continue;
    file.recuse(ruling.person);
    return undefined;
  }
}
