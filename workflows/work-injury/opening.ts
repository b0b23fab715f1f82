import type { CaseFile, Opening, Served } from '../steps/case.ts';
import type { Clock } from '../steps/clock.ts';
import type { Message } from '../steps/message.ts';
import type { Day, Party, Seat, Statement } from '../steps/words.ts';
import { recordDeath, recordService } from './messages.ts';
import type { Employment, Harm, Insurance, Notice } from './words.ts';

/** The bodies that act in the case, as they stood when it was opened: by the place of insurance (procedures §5 no. 16). */
export interface Bodies {
  readonly recognition: string;
  readonly agency: string;
  readonly committee: string;
  readonly provincialCommittee: string;
  readonly health: string;
  readonly civilAffairs: string;
}

export interface WorkInjuryOpening extends Opening {
  readonly employment: Employment;
  /** The organ that is the employer: the dispatch firm, or the police organ itself (LDR 10; SSR 9). */
  readonly employer: string;
  readonly harm: Harm;
  readonly occurredOn: Day;
  readonly insurance: Insurance;
  readonly thirdParty: boolean;
  readonly bodies: Bodies;
  /** The organ above the police organ: a martyr case is opened there. */
  readonly superior: string;
}

export const seat = (office: Seat['office'], organ: string): Seat => ({ office, organ });
export const handler = ({ organ }: WorkInjuryOpening): Seat => seat('handler', organ);
export const finance = ({ organ }: WorkInjuryOpening): Seat => seat('finance-officer', organ);
/** Who must apply and pay as employer: the dispatch firm, or the police organ's own officer. */
export const employer = (opening: WorkInjuryOpening): Seat => (opening.employment === 'dispatch' ? seat('dispatch-officer', opening.employer) : handler(opening));
/** Who speaks on the side of the injured: relatives where the person cannot. */
export const person = ({ harm }: WorkInjuryOpening): Party => (harm === 'death' || harm === 'missing' ? 'family' : 'injured');

/** Tells a party in writing; an officer of the organ brings it where machines fail. Nothing is sent to the dead: their relatives are told (WIRM 22). */
export const tell = (file: CaseFile, opening: WorkInjuryOpening, notice: Notice, to: Party, about: Readonly<Record<string, string>> = {}): Promise<Served> =>
  file.serve(notice, to === 'injured' && file.wasSaid(recordDeath) ? 'family' : to, { from: opening.organ, ...about }, { seat: handler(opening), ask: recordService });

/** An outside body's act: said by its own officer, or entered by the case officer as a paper received from it. The record says which. */
export const byBody = <S extends Statement>(file: CaseFile, opening: WorkInjuryOpening, body: Seat, ask: Message<S>, clock?: Clock, about?: string): Promise<S> =>
  file.unless(
    () => file.decisionBy(body, ask, clock, about),
    () => file.mayBy(handler(opening), ask, about),
  );

/** What an outside body may do unasked, likewise. */
export const mayByBody = <S extends Statement>(file: CaseFile, opening: WorkInjuryOpening, body: Seat, ask: Message<S>, about?: string): Promise<S> =>
  file.unless(
    () => file.mayBy(body, ask, about),
    () => file.mayBy(handler(opening), ask, about),
  );
