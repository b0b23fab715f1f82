import { and, eq } from 'drizzle-orm';
import type { DutyAct, DutyList } from '../../api/shapes.ts';
import { duties, dutyActs } from '../../db/schema/index.ts';
import { law } from '../../workflows/complaint/law.ts';
import { openDesk, organ, owed, started, type SignedIn, type WholeDesk } from './whole-desk.ts';

/** The two who hold the post of which the duty is asked. */
export const one = `u-intake-officer-${organ}-1`;
export const two = `u-intake-officer-${organ}-2`;

/** A desk with a duty that two officers may take, and their leader; each test has a case of its own. */
export class DutyDesk {
  caseNo = '';
  duty = '';
  nth = 0;
  private constructor(
    readonly desk: WholeDesk,
    readonly first: SignedIn,
    readonly second: SignedIn,
    readonly leader: SignedIn,
  ) {}

  static async open(): Promise<DutyDesk> {
    const desk = await openDesk();
    return new DutyDesk(desk, await desk.signIn(`intake-officer-${organ}-1`), await desk.signIn(`intake-officer-${organ}-2`), await desk.signIn(`unit-leader-${organ}`));
  }

  async anotherDuty(): Promise<void> {
    this.caseNo = `TS-2026-7${String(++this.nth).padStart(4, '0')}`;
    this.duty = `${this.caseNo}.triage`;
    await this.desk.open(this.caseNo, started(law.acceptanceNotice, this.desk.today), owed('triage', 'intake-officer', { clock: law.acceptanceNotice.id }), owed('assign', 'unit-leader'));
  }

  listed = async (official: SignedIn, scope = 'mine') => (await official.get<DutyList>(`/duties?scope=${scope}&caseNo=${this.caseNo}`)).body.items;
  holder = async () => (await this.desk.registers.db.select({ assignee: duties.assignee }).from(duties).where(eq(duties.id, this.duty)))[0]!.assignee;
  acts = (kind: DutyAct['kind']) => this.desk.registers.db.select().from(dutyActs).where(and(eq(dutyActs.dutyId, this.duty), eq(dutyActs.kind, kind)));
}
