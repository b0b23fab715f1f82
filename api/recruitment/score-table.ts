import { scoreColumns, scored, type Held, type ScoreState } from '../../workflows/recruitment/words.ts';
import { scoreMarks, type ScoreFault } from '../words/recruitment.ts';

/** A sheet as a reader gives it: the first row names the columns, every cell as text. */
export type Table = readonly (readonly string[])[];
/** Points in hundredths. */
export interface ScoreRow {
  readonly ticket: string;
  readonly state: ScoreState;
  readonly points: number | null;
}
/** Rows count from 1, the head included, as a spreadsheet shows them. */
export interface CellFault {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly fault: ScoreFault;
}

/** A ticket whichever way it is typed: codes of posts may have small letters, or those of a Chinese keyboard. */
export const asTyped = (ticket: string): string => ticket.normalize('NFKC').trim().toUpperCase();

/** Reads a table of one stage against the tickets that are called to it, each as typed: what can be imported, and what is wrong with every cell that cannot. */
export function readTable(table: Table, stage: Held, called: ReadonlySet<string>): { rows: ScoreRow[]; faults: CellFault[] } {
  const [head = [], ...body] = table;
  const clean = (cell: string | undefined): string => (cell ?? '').normalize('NFKC').trim();
  const names = head.map(clean);
  const isScored = (scored as readonly string[]).includes(stage);
  const place = { ticket: names.indexOf(scoreColumns.ticket[0]), points: names.indexOf(scoreColumns.points[0]), mark: names.indexOf(scoreColumns.mark[0]) };
  const needed = (['ticket', isScored ? 'points' : 'mark'] as const).filter((column) => place[column] < 0);
  if (needed.length > 0) return { rows: [], faults: needed.map((column) => ({ row: 1, column: scoreColumns[column][0], value: names.join(' '), fault: 'no-column' })) };

  const rows: ScoreRow[] = [];
  const faults: CellFault[] = [];
  const seen = new Set<string>();
  const said = new Map<string, Set<string>>();
  for (const cells of body) {
    const ticket = asTyped(cells[place.ticket] ?? '');
    said.set(ticket, (said.get(ticket) ?? new Set()).add(`${clean(cells[place.points])} ${clean(cells[place.mark])}`));
  }
  for (const [i, cells] of body.entries()) {
    if (cells.every((cell) => clean(cell) === '')) continue;
    const at = (column: keyof typeof place, value: string, fault: ScoreFault) => faults.push({ row: i + 2, column: scoreColumns[column][0], value, fault });
    const ticket = asTyped(cells[place.ticket] ?? '');
    const before = faults.length;
    if (ticket === '') at('ticket', '', 'no-ticket');
    // Of two that differ nobody can tell which is right.
    else if (seen.has(ticket) || said.get(ticket)!.size > 1) at('ticket', ticket, 'ticket-twice');
    else if (!called.has(ticket)) at('ticket', ticket, 'unknown-ticket');
    seen.add(ticket);
    const got = isScored ? scoreIn(clean(cells[place.points]), clean(cells[place.mark])) : markIn(clean(cells[place.mark]));
    if ('fault' in got) at(got.column, got.value, got.fault);
    else if (faults.length === before) rows.push({ ticket, ...got });
  }
  return { rows, faults };
}

type Got = Omit<ScoreRow, 'ticket'> | { readonly fault: ScoreFault; readonly column: 'points' | 'mark'; readonly value: string };
const states: Readonly<Record<string, ScoreState>> = scoreMarks;
const decimals = 2;

function scoreIn(points: string, mark: string): Got {
  const wrong = (fault: ScoreFault): Got => ({ fault, column: 'points', value: points });
  const state = states[mark];
  if (state === 'absent' && points !== '' && Number(points) !== 0) return { fault: 'absent-with-score', column: 'mark', value: `${points} ${mark}` };
  if (state === 'absent' || state === 'void') return { state, points: null };
  if (mark !== '') return { fault: 'unknown-mark', column: 'mark', value: mark };
  if (points === '') return wrong('no-score');
  if (!/^-?\d+(\.\d+)?$/.test(points)) return wrong('not-a-number');
  if (Number(points) < 0 || Number(points) > 100) return wrong('out-of-range');
  if ((points.split('.')[1]?.length ?? 0) > decimals) return wrong('too-fine');
  return { state: 'scored', points: Math.round(Number(points) * 100) };
}

function markIn(mark: string): Got {
  const state = states[mark];
  return state ? { state, points: null } : { fault: mark === '' ? 'no-score' : 'unknown-mark', column: 'mark', value: mark };
}
