import type { CaseFile } from '../steps/case.ts';
import { law } from './law.ts';
import { approveHires, decideSubstitution, endNotice, publishNotice } from './messages.ts';
import { desk, seat, type RecruitmentOpening } from './opening.ts';
import { stage } from './stage.ts';
import type { Held } from './words.ts';

/** What the plan puts after the ranking, one candidate a post; where one falls out, the next in rank is called once (P). */
export async function checked(file: CaseFile, opening: RecruitmentOpening, stages: readonly Held[]): Promise<void> {
  for (;;) {
    for (const which of stages) await stage(file, opening, which);
    if ((await file.work('count-vacant')).result !== 'vacant') return;
    const ruling = await file.decisionBy(desk(opening), decideSubstitution);
    if (ruling.result === 'left-vacant') return;
    await file.work('substitute', { statement: ruling.id });
  }
}

/** 公示: name, post and a masked number, nothing else (PIPL 6). An objection is a case of its own and holds only the person named. */
export async function noticed(file: CaseFile, opening: RecruitmentOpening): Promise<void> {
  const published = await file.decisionBy(desk(opening), publishNotice);
  await file.work('publish-list', { statement: published.id });
  const clock = file.startClock(law.publicNotice, published.on);
  await file.decisionAfter(desk(opening), endNotice, clock);
  clock.stop();
}

/** Each who is hired goes on in a case of their own; who is held by an objection comes up again when it is decided. */
export async function hired(file: CaseFile, opening: RecruitmentOpening): Promise<void> {
  for (;;) {
    const clock = file.startClock(law.hireApproval, file.today());
    const approval = await file.decisionBy(seat('organ-leader', opening.organ), approveHires, clock);
    clock.stop();
    const done = await file.work('hire', { statement: approval.id });
    if (done.result !== 'held') return;
  }
}
