import { FetchButton } from '../fetch-button.tsx';
import { casePath } from './paths.ts';

/** The number of a 催办通知书, which gives the letter. */
export const UrgingLetter = ({ caseNo, number }: { caseNo: string; number: string }) => (
  <FetchButton look="plain" from={`${casePath(caseNo)}/urgings/${encodeURIComponent(number)}`} name={`${number}.pdf`}>{number}</FetchButton>
);
