import type { notices } from '../../db/schema/index.ts';
import { parties, type Party } from '../../workflows/steps/words.ts';
import { inWords } from '../complaint/letters.ts';
import type { Letter } from './letter.ts';

/** Whom a letter is addressed to where no name may stand: the number knows them. */
export const numbered = (caseNo: string, party: Party): string => `编号 ${caseNo} 的${parties[party][0]}`;

/** An issued notice as the letter it is printed as. The same notice gives the same letter. */
export const letterOfNotice = ({ content, number, issuedOn }: Pick<typeof notices.$inferSelect, 'content' | 'number' | 'issuedOn'>, organ: string, addressee: string): Letter => ({
  kind: content.title,
  title: content.title,
  organ,
  number,
  to: addressee,
  body: content.paragraphs,
  ...(content.table && { table: content.table }),
  signedOn: inWords(issuedOn).replace(/（.*$/, ''),
  contact: content.contact,
  sealSample: true,
});
