import { message, type Earlier, type Message, type Refusal } from '../steps/message.ts';
import type { Day, Decision, Statement } from '../steps/words.ts';
import { law, limits } from './law.ts';
import { scored, type RecruitmentGround, type Scored, type Stage } from './words.ts';

const refuse = (ground: RecruitmentGround, on?: Day): Refusal<RecruitmentGround> => (on ? { ground, on } : { ground });
/** The stage that a duty is about: `confirmResults/interview:2` the second round of interviews. */
const stageOf = ({ duty }: Pick<Statement, 'duty'>): string => (duty.split('/')[1] ?? '').split(':')[0]!;

// The plan: Arts. 4–6, 9.
export type Plan = Decision<'submitted' | 'given-up'> & { readonly stages?: readonly Stage[] } & { readonly [weight in `${'written' | 'skill' | 'interview'}Weight`]?: number };
export const draftPlan = message<Plan>('draftPlan', (s) => {
  const { stages, result } = s;
  if (result !== 'submitted' || !stages) return undefined;
  if (new Set(stages).size !== stages.length) return refuse('stages-twice');
  const listed = scored.filter((stage) => stages.includes(stage));
  const ranking = stages.indexOf('ranking');
  if (ranking < 0 || listed.length === 0) return refuse('no-ranking');
  if (listed.some((stage) => stages.indexOf(stage) > ranking)) return refuse('score-after-ranking');
  if (!stages.includes('political-review')) return refuse('no-political-review');
  const weight: Record<Scored, number> = { 'written-test': s.writtenWeight ?? 0, 'skill-test': s.skillWeight ?? 0, interview: s.interviewWeight ?? 0 };
  const isWhole = listed.reduce((sum, stage) => sum + weight[stage], 0) === 100 && scored.every((stage) => listed.includes(stage) || weight[stage] === 0);
  return isWhole ? undefined : refuse('weights-not-hundred');
});
export const checkQuota = message<Decision<'passed' | 'reduced' | 'rejected'>>('checkQuota');
export const giveHrOpinion = message<Decision<'agreed' | 'objected'>>('giveHrOpinion');
export const giveMoneyOpinion = message<Decision<'funded' | 'unfunded'>>('giveMoneyOpinion');
export const approvePlan = message<Decision<'approved' | 'returned' | 'rejected'>>('approvePlan', ({ result }, earlier) => {
  if (result !== 'approved') return undefined;
  if (earlier.said(giveMoneyOpinion).at(-1)?.result === 'unfunded') return refuse('unfunded');
  return earlier.said(giveHrOpinion).at(-1)?.result === 'objected' ? refuse('hr-objected') : undefined;
});

// Announcement and registration: Art. 9; LCL 8, 9.
export const announce = message<Statement & { opensOn?: Day; closesOn?: Day; closesAt?: string }>('announce', ({ on, opensOn, closesOn }) =>
  opensOn && closesOn && (closesOn < opensOn || closesOn < on) ? refuse('window-reversed') : undefined,
);
export const correctAnnouncement = message<Statement>('correctAnnouncement');
/** Until the first hires are approved: an offer that is out is not called off with the rest. */
export const cancelCampaign: Message<Statement> = message('cancelCampaign', (_, earlier) => (earlier.said(approveHires).some(({ result }) => result === 'approved') ? refuse('hires-approved') : undefined));
export const decideRatio = message<Decision<'exempted' | 'cut' | 'extended' | 'cancelled'> & { closesOn?: Day; closesAt?: string }>('decideRatio', ({ id, on, result, closesOn }) =>
  // The door asks which results are lawful with a statement that has no id yet.
  result === 'extended' && id !== '' && (!closesOn || closesOn < on) ? refuse('not-short') : undefined,
);

// Every stage: arranged, entered, confirmed by a second person, published, open to re-check.
export const arrangeStage = message<Statement & { heldOn?: Day }>('arrangeStage');
export const appointPanel = message<Statement & { panel?: readonly string[] }>('appointPanel', ({ panel = [], id }, earlier) => {
  if (id !== '' && new Set(panel).size < limits.panel) return refuse('panel-too-small');
  return earlier.said(declareRecusal).some(({ by }) => panel.includes(by)) ? refuse('recused-member') : undefined;
});
/** Until the results are published: they would stand, whatever another panel came to. */
export const declareRecusal: Message<Statement> = message('declareRecusal', (_, earlier) =>
  earlier.lastOf(submitResults, confirmResults, appointPanel) === 'confirmResults' && earlier.said(confirmResults).at(-1)?.result === 'confirmed' ? refuse('interview-published') : undefined,
);
export const assignReviewers = message<Statement & { reviewers?: readonly string[] }>('assignReviewers', ({ id, reviewers = [] }) => (id !== '' && new Set(reviewers).size !== 2 ? refuse('two-reviewers') : undefined));
export const submitResults = message<Statement>('submitResults');
export const confirmResults = message<Decision<'confirmed' | 'returned'>>('confirmResults', undefined, {
  ground: 'same-person',
  persons: (earlier, duty) => earlier.said(submitResults).filter((each) => stageOf(each) === stageOf({ duty })).slice(-1).map(({ by }) => by),
});
export const proceed = message<Statement>('proceed', (s, earlier) => {
  const lastDay = runningUntil(earlier, `${law.stageRecheck.id}:${stageOf(s)}`);
  return lastDay && s.on <= lastDay ? refuse('recheck-open', lastDay) : undefined;
});

/** Rounds of one stage at the most: registration may be extended, and substitutes come after the first. */
const rounds = 9;
/** Only a clock that runs has a last day; the later rounds of a stage carry their number. */
function runningUntil(earlier: Earlier, clock: string): Day | undefined {
  for (let nth = 1; nth <= rounds; nth++) {
    const lastDay = earlier.lastDay(nth === 1 ? clock : `${clock}:${nth}`);
    if (lastDay) return lastDay;
  }
  return undefined;
}

// Ranking to hire: Art. 9.
export const confirmRanking = message<Decision<'confirmed' | 'recompute'>>('confirmRanking');
export const decideSubstitution: Message<Decision<'next-in-rank' | 'left-vacant'>> = message('decideSubstitution', ({ result }, earlier) =>
  result === 'next-in-rank' && earlier.said(decideSubstitution).filter((said) => said.result === 'next-in-rank').length >= limits.substitutions ? refuse('substituted-once') : undefined,
);
export const publishNotice = message<Statement>('publishNotice');
export const endNotice = message<Statement>('endNotice', ({ on }, earlier) => {
  const lastDay = earlier.lastDay(law.publicNotice.id);
  return lastDay && on <= lastDay ? refuse('notice-running', lastDay) : undefined;
});
export const approveHires = message<Decision<'approved' | 'refused'>>('approveHires');

const all = [
  draftPlan, checkQuota, giveHrOpinion, giveMoneyOpinion, approvePlan, announce, correctAnnouncement, cancelCampaign, decideRatio, arrangeStage, appointPanel, declareRecusal, assignReviewers,
  submitResults, confirmResults, proceed, confirmRanking, decideSubstitution, publishNotice, endNotice, approveHires,
];
/** Every message of this procedure. */
export const messages = all as unknown as readonly Message<Statement>[];
