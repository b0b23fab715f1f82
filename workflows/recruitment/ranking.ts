import { scored, type Scored, type TieCriterion } from './words.ts';

/** One who is ranked: points in hundredths by stage, and the order in which the application came in. */
export interface Candidate {
  readonly id: string;
  readonly position: string;
  readonly points: Readonly<Partial<Record<Scored, number>>>;
  readonly targeted: boolean;
  /** From 1, one a campaign: no two are equal. */
  readonly receipt: number;
}
/** How the plan says that a list comes about. Weights are whole percent and add up to 100. */
export interface Formula {
  readonly weights: Readonly<Partial<Record<Scored, number>>>;
  readonly ties: readonly TieCriterion[];
}
interface Ranked {
  readonly id: string;
  readonly position: string;
  readonly rank: number;
  /** Weighted points in ten-thousandths, exactly: no rounding could move a rank. */
  readonly total: number;
  /** What parted this one from the one before with the same total, if anything did. */
  readonly tie?: TieCriterion | 'receipt';
}

const totalOf = ({ points }: Candidate, { weights }: Formula): number => scored.reduce((sum, stage) => sum + (points[stage] ?? 0) * (weights[stage] ?? 0), 0);
const valueOf = (candidate: Candidate, by: TieCriterion): number => (by === 'targeted' ? Number(candidate.targeted) : (candidate.points[by] ?? 0));

/** The criterion that parts two of the same total; the earlier application when none of the stated ones does. */
const parting = (a: Candidate, b: Candidate, { ties }: Formula): TieCriterion | 'receipt' => ties.find((by) => valueOf(a, by) !== valueOf(b, by)) ?? 'receipt';

/** Ranks the candidates of each position, best first, out of points, weights and stated ties alone; the order in which they are given changes nothing. */
export function rank(candidates: readonly Candidate[], formula: Formula): Ranked[] {
  const total = new Map(candidates.map((candidate) => [candidate, totalOf(candidate, formula)]));
  const before = (a: Candidate, b: Candidate): number => {
    if (a.position !== b.position) return a.position < b.position ? -1 : 1;
    const byTotal = total.get(b)! - total.get(a)!;
    if (byTotal !== 0) return byTotal;
    const by = parting(a, b, formula);
    return by === 'receipt' ? a.receipt - b.receipt : valueOf(b, by) - valueOf(a, by);
  };
  const sorted = candidates.toSorted(before);
  let first = 0;
  return sorted.map((candidate, i) => {
    const previous = sorted[i - 1];
    const isNewList = previous?.position !== candidate.position;
    if (isNewList) first = i;
    const isTie = !isNewList && previous && total.get(previous) === total.get(candidate);
    return { id: candidate.id, position: candidate.position, rank: i - first + 1, total: total.get(candidate)!, ...(isTie && { tie: parting(previous, candidate, formula) }) };
  });
}

/** What the fingerprint of a list is taken of: position, rank, number of the application, total. */
export const manifest = (ranked: readonly Ranked[]): string => ranked.map(({ position, rank: at, id, total }) => `${position}\t${at}\t${id}\t${total}\n`).join('');
