import type { statements } from '../../db/schema/index.ts';
import { officeWord } from '../cases/case-forms.ts';
import { instant, say } from '../requests/language.ts';
import { formOf, groundOf, type ShownProcedure } from '../cases/procedures.ts';
import type { StatementShape } from '../shapes.ts';
import type { Naming } from './shown-duty.ts';
import { opens, shownFields } from './shown-event.ts';
import { shownWords } from '../words/shown.ts';

/** A statement with what became of it; `withFields: false` leaves out what was written. */
export function shownStatement(procedure: ShownProcedure, naming: Naming, row: typeof statements.$inferSelect, { isAnonymous = false, withFields = true } = {}): StatementShape {
  const { language, organs, names } = naming;
  const refused = row.refusal && groundOf(procedure, row.refusal);
  return {
    id: row.id,
    caseNo: row.caseNo,
    message: row.message,
    title: say(language, opens(procedure, row.message) ? shownWords['began-with'] : (formOf(procedure, row.message)?.title ?? [row.message, row.message])),
    ...(row.sender !== row.as && { by: row.sender }),
    byName: names.get(row.sender) ?? `${officeWord(language, row.as)}${isAnonymous ? `（${say(language, shownWords.anonymous)}）` : ''}`,
    as: row.as,
    asTitle: officeWord(language, row.as),
    ...(row.organ && { organName: organs.get(row.organ)?.name ?? row.organ }),
    receivedAt: instant(row.receivedAt),
    state: row.state,
    ...(row.answeredAt && { answeredAt: instant(row.answeredAt) }),
    ...(refused && { ground: refused.ground, detail: say(language, refused.sentence), ...(refused.article && { article: refused.article }) }),
    fields: withFields ? shownFields(procedure, row.message, naming, row.body) : [],
  };
}
