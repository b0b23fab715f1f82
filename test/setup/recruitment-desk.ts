import { randomUUID } from 'node:crypto';
import { applicantRoutes } from '../../api/routes/applicants.ts';
import { auxiliaryRoutes } from '../../api/routes/auxiliaries.ts';
import { candidatePaperRoutes } from '../../api/routes/candidate-papers.ts';
import { caseRoutes } from '../../api/routes/cases.ts';
import { messageRoutes } from '../../api/routes/messages.ts';
import { procedureRoutes } from '../../api/routes/procedures.ts';
import { recruitmentRoutes } from '../../api/routes/recruitments.ts';
import { fileCampaign, idNumber, openCampaign } from './campaign.ts';
import { Desk, type Official } from './desk.ts';

/** What an applicant sends; each has a citizen's number of their own. */
export const application = (nth: number, more: Record<string, unknown> = {}) => ({ position: 'A01', candidate: { name: '孙晓喆', idNumber: idNumber(nth), phone: '13800000000' }, bornOn: '1999-01-31', sex: 'female', education: 'bachelor', barred: [], promise: true, ...more });

/** The routes of recruitment, with the city's officer and whoever applies. */
export class RecruitmentDesk {
  private constructor(
    readonly desk: Desk,
    readonly officer: Official,
  ) {}

  static async open(): Promise<RecruitmentDesk> {
    const desk = await Desk.open(recruitmentRoutes, applicantRoutes, auxiliaryRoutes, candidatePaperRoutes, caseRoutes, messageRoutes, procedureRoutes);
    return new RecruitmentDesk(desk, desk.as('recruitment-officer', { organ: '320600' }));
  }

  start = () => fileCampaign(this.desk, this.officer);
  opened = () => openCampaign(this.desk, this.officer);
  apply = (caseNo: string, body: unknown, key: string = randomUUID()) => this.desk.send('POST', `/api/public/recruitments/${caseNo}/applications`, { body, key });
}
