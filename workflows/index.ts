export { commendation } from './commendation/commendation.ts';
export { candidateReview as 'candidate-review' } from './candidate-review/candidate-review.ts';
export { complaint } from './complaint/complaint.ts';
export { employment } from './employment/employment.ts';
export { quota } from './quota/quota.ts';
export { recruitment } from './recruitment/recruitment.ts';
export { dailyRound } from './steps/daily-round.ts';
export { martyrRecognition as 'martyr-recognition' } from './martyr-recognition/martyr-recognition.ts';
export { workInjury as 'work-injury' } from './work-injury/work-injury.ts';
