import type { CaseFile } from '../steps/case.ts';
import type { Day } from '../steps/words.ts';
import { law } from './law.ts';
import { announce, correctAnnouncement, decideRatio } from './messages.ts';
import { desk, type RecruitmentOpening } from './opening.ts';
import { publishedResults, rechecks } from './stage.ts';

/** The instant at which registration closes: the hour is the office's. */
const instant = (day: Day, hour: string): string => `${day}T${hour}:00+08:00`;

/** Announcement, registration, qualification review, opening ratio: Art. 9; LCL 8, 9. */
export async function entry(file: CaseFile, opening: RecruitmentOpening): Promise<'open' | 'cancelled'> {
  const { startClock, decisionBy, work } = file;
  const announced = await decisionBy(desk(opening), announce);
  await work('announce', { statement: announced.id });
  const announcement = startClock(law.announcement, announced.on);
  for (let closes = instant(announced.closesOn ?? announced.on, announced.closesAt ?? '24:00'); ; ) {
    // Whoever applied before the closing instant is in, whenever this line runs: the applicant's own transaction decides.
    const closed = await file.meanwhile([() => corrections(file, opening)], () => work('close-window', {}, closes));
    announcement.stop();

    // All conditions and bars are checked, and all that are not met are named; a second person confirms.
    const clock = startClock(law.qualification, closed.on, 'qualification-review');
    await work('check-conditions');
    await publishedResults(file, 'qualification-review', desk(opening), clock);
    await rechecks(file, opening, 'qualification-review');

    if ((await work('count-ratio')).result !== 'short') return 'open';
    const ruling = await decisionBy(desk(opening), decideRatio);
    if (ruling.result === 'cancelled') return 'cancelled';
    await work('apply-ratio', { statement: ruling.id });
    if (ruling.result !== 'extended') return 'open';
    closes = instant(ruling.closesOn ?? ruling.on, ruling.closesAt ?? '24:00');
  }
}

async function corrections(file: CaseFile, opening: RecruitmentOpening): Promise<never> {
  for (;;) await file.work('announce', { statement: (await file.mayBy(desk(opening), correctAnnouncement)).id });
}
