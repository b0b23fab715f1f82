import type { Transaction } from '../db/client.ts';
import type { CaseEvent } from '../workflows/steps/activities.ts';
import type { Statement } from '../workflows/steps/words.ts';
import { projectStatement as projectReview } from './candidate-review/effects.ts';
import { linkCase, projectOpening, projectStatement } from './complaint/effects.ts';
import type { Deps } from './deps.ts';
import { projectStatement as projectNomination } from './commendation/effects.ts';
import { linkMartyrCase, projectStatement as projectRecognition } from './martyr-recognition/effects.ts';
import { projectStatement as projectEmployment } from './employment/effects.ts';
import { projectStatement as projectQuota } from './quota/effects.ts';
import { projectStatement as projectInjuryStatement } from './work-injury/effects.ts';

/** What a procedure changes in the registers beside the rows that all of them have. */
export interface Effects {
  opening(tx: Transaction, caseNo: string, at: Date): Promise<void>;
  statement(tx: Transaction, caseNo: string, statement: Statement, at: Date): Promise<void>;
  link(tx: Transaction, deps: Deps, caseNo: string, event: Extract<CaseEvent, { type: 'linked' }>, at: Date): Promise<void>;
}

/** Nothing beyond what stands on record already. */
const onRecord = async (): Promise<void> => undefined;

export const effects: Readonly<Record<string, Effects>> = {
  complaint: { opening: projectOpening, statement: projectStatement, link: linkCase },
  'work-injury': { opening: onRecord, statement: projectInjuryStatement, link: linkMartyrCase },
  commendation: { opening: onRecord, statement: projectNomination, link: onRecord },
  'martyr-recognition': { opening: onRecord, statement: projectRecognition, link: onRecord },
  quota: { opening: onRecord, statement: projectQuota, link: onRecord },
  // A campaign changes rows by the thousand: by its works, not by its statements.
  recruitment: { opening: onRecord, statement: onRecord, link: onRecord },
  'candidate-review': { opening: onRecord, statement: projectReview, link: onRecord },
  employment: { opening: onRecord, statement: projectEmployment, link: onRecord },
};
