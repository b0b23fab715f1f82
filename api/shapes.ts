// What the door answers. Labels, titles and sentences are in the language of the request; `…Title` and `…Name` stand beside their code.
export { Page, Problem, Session } from './shapes/basics.ts';
export { ClockShape, Colleague, Duty, DutyAct, DutyList, HandOver, LetterAhead, levels, Oversight, UnansweredSeat } from './shapes/duties.ts';
export { Action, Effects, MessageForm, Procedure } from './shapes/forms.ts';
export { CaseFile, CaseRow, StartedCase } from './shapes/case.ts';
export { Award, Honours, Track } from './shapes/honours.ts';
export { ClockExplanation, Document, EventShape, Notice, Read, StatementShape, Uploaded } from './shapes/parts.ts';
export * from './shapes/registers.ts';
