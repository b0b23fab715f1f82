import type { notices } from '../../db/schema/index.ts';
import { parties, rungs, type Day, type Party } from '../../workflows/steps/words.ts';
import { inWords } from '../complaint/phrases.ts';
import type { Letter } from './letter.ts';

/** Whom a letter is addressed to where no name may stand: the number knows them. */
export const numbered = (caseNo: string, party: Party): string => `编号 ${caseNo} 的${parties[party][0]}`;

/** What is pressed for, as a 催办通知书 tells it. */
export interface Urging {
  readonly number: string;
  readonly on: Day;
  readonly caseNo: string;
  /** The organ that presses, and whom it presses. */
  readonly organ: { readonly name: string; readonly phone: string; readonly hours: string; readonly address: string };
  readonly to: string;
  /** What is owed, in words; a last day is there where a clock runs. */
  readonly asks: string;
  readonly since: Day;
  readonly lastDay?: Day;
  readonly note?: string;
}

/** A 催办通知书. It names the case by its number and no party. */
export const letterOfUrging = ({ number, on, caseNo, organ, to, asks, since, lastDay, note }: Urging): Letter => ({
  kind: rungs.pressed[0],
  title: rungs.pressed[0],
  organ: organ.name,
  number,
  to,
  body: [
    `${caseNo}：${asks}，自${inWords(since)}起由你处办理${lastDay ? `，最后一天为${inWords(lastDay)}` : ''}，现在还没有办结。`,
    '请尽快办理。不能马上办完的，请书面说明原因和预计办完的日期。',
    ...(note ? [note] : []),
  ],
  signedOn: inWords(on).replace(/（.*$/, ''),
  contact: [`电话：${organ.phone}`, `办公时间：${organ.hours}`, `地址：${organ.address}`],
  sealSample: true,
});

/** An issued notice as the letter it is printed as. The same notice gives the same letter. */
export const letterOfNotice = ({ content, number, issuedOn }: Pick<typeof notices.$inferSelect, 'content' | 'number' | 'issuedOn'>, organ: string, addressee: string): Letter => ({
  kind: content.title,
  title: content.title,
  organ,
  number,
  to: content.to ?? addressee,
  body: content.paragraphs,
  ...(content.table && { table: content.table }),
  signedOn: inWords(issuedOn).replace(/（.*$/, ''),
  contact: content.contact,
  sealSample: true,
});
