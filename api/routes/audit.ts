import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type, type TSchema } from 'typebox';
import { auditedActs, auditedOpenings, auditedReads, markOpeningsSeen, type ActedRow, type Sought } from '../../db/reads/audit.ts';
import { namesOf, organsByCode } from '../../db/reads/names.ts';
import { verifyChains, type Verified } from '../../db/chain.ts';
import type { DutyActKind, RegisterActKind } from '../../db/schema/index.ts';
import type { Label, Office } from '../../workflows/steps/words.ts';
import { dutyActWords, registerActWords } from '../words/acts.ts';
import { answers, keyHeader, offsetOf, paged, paging } from '../requests/answers.ts';
import { breakWords, readGrounds } from '../words/audit.ts';
import { officeWord } from '../cases/case-forms.ts';
import { todayOf, type Deps } from '../deps.ts';
import { instant, say, type Language } from '../requests/language.ts';
import { once } from '../requests/once.ts';
import { onlyOffices } from '../plugins/session.ts';
import { formOf, officeTitle, procedureOf } from '../cases/procedures.ts';
import { AuditedAct, AuditedOpening, AuditedRead, Page, Verification } from '../shapes.ts';
import { actAbout, namedIn } from '../shown/act-about.ts';
import { messageOfKey } from '../shown/shown-duty.ts';
import { shownWords } from '../words/shown.ts';

const day = Type.Optional(Type.String({ format: 'date' }));
const query = Type.Object({ caseNo: Type.Optional(Type.String({ maxLength: 40 })), user: Type.Optional(Type.String({ maxLength: 100 })), from: day, to: day, ...paging }, { additionalProperties: false });
type Query = { caseNo?: string; user?: string; from?: string; to?: string; limit?: number; after?: string };

const auditors: readonly Office[] = ['auditor'];
const openingReaders: readonly Office[] = ['auditor', 'identity-custodian'];

const trail = <S extends TSchema>(summary: string, shape: S) => ({ tags: ['audit'], summary, querystring: query, response: answers({ 200: Page(shape) }, 401, 403) });

const readTitle = (part: string): Label => shownWords[`read-${part}` as keyof typeof shownWords] ?? [part, part];
const personIn = (language: Language, names: ReadonlyMap<string, string>, who: string): string => names.get(who) ?? say(language, who === 'system' || who === 'operations' ? shownWords[who] : officeTitle(who));

/** What was done, in the words of its own register. */
function actTitle(language: Language, { source, kind, about, procedure }: ActedRow): string {
  const asked = procedure ? formOf(procedureOf(procedure), messageOfKey(about))?.title : undefined;
  if (source === 'register') return say(language, registerActWords[kind as RegisterActKind]);
  if (source === 'duty') return `${say(language, dutyActWords[kind as DutyActKind])}${asked ? `：${say(language, asked)}` : ''}`;
  return say(language, asked ?? [about, about]);
}

/** The trails: who read, who opened an identity, who did what. An auditor sees who and when and why, never the content. */
export const auditRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  const { db, sql } = deps.registers;
  const soughtBy = (me: string, { limit = 50, after, ...asked }: Query): Sought => ({ me, on: todayOf(deps), limit, offset: offsetOf(after), ...asked });

  app.get('/audit/reads', { schema: trail('查阅', AuditedRead) }, async (request) => {
    onlyOffices(request, auditors);
    const sought = soughtBy(request.me.id, request.query);
    const { rows, total } = await auditedReads(db, sought);
    const names = await namesOf(db, rows.map(({ user_id }) => user_id));
    const items = rows.map((row) => ({
      id: row.id, caseNo: row.case_no, userId: row.user_id, name: personIn(request.language, names, row.user_id), part: row.part, partTitle: say(request.language, readTitle(row.part)),
      ground: row.ground, groundTitle: say(request.language, readGrounds[row.ground as keyof typeof readGrounds] ?? [row.ground, row.ground]), ...(row.reason && { reason: row.reason }), at: instant(new Date(row.at)),
    }));
    return paged(items, total, sought.offset);
  });

  app.get('/audit/openings', { schema: trail('身份的开启', AuditedOpening) }, async (request) => {
    const { office } = onlyOffices(request, openingReaders);
    const sought = soughtBy(request.me.id, request.query);
    const { rows, total } = await auditedOpenings(db, sought);
    if (office === 'identity-custodian') await markOpeningsSeen(db, rows.flatMap(({ id, seen_by_custodian_at }) => (seen_by_custodian_at ? [] : [id])), deps.now());
    const [names, organs] = await Promise.all([namesOf(db, rows.map(({ user_id }) => user_id)), organsByCode(db)]);
    const items = rows.map((row) => ({
      id: row.id, caseNo: row.case_no, userId: row.user_id, name: personIn(request.language, names, row.user_id), office: row.office, officeTitle: officeWord(request.language, row.office),
      organ: row.organ, organName: organs.get(row.organ)?.name ?? row.organ, ground: row.ground, reason: row.reason, at: instant(new Date(row.at)), expiresAt: instant(new Date(row.expires_at)),
      ...(row.seen_by_custodian_at && { seenByCustodianAt: instant(new Date(row.seen_by_custodian_at)) }),
    }));
    return paged(items, total, sought.offset);
  });

  app.get('/audit/events', { schema: trail('操作', AuditedAct) }, async (request) => {
    onlyOffices(request, auditors);
    const sought = soughtBy(request.me.id, request.query);
    const { rows, total } = await auditedActs(db, sought);
    const [names, organs] = await Promise.all([namesOf(db, rows.flatMap((row) => [row.user_id, ...namedIn(row)])), organsByCode(db)]);
    const titled = (row: ActedRow) => actAbout({ language: request.language, organs, names }, row);
    const items = rows.map((row) => ({
      id: row.id, source: row.source, kind: row.kind, title: actTitle(request.language, row), about: row.about, ...(titled(row) && { aboutTitle: titled(row) }), userId: row.user_id, name: personIn(request.language, names, row.user_id),
      ...(row.case_no && { caseNo: row.case_no }), ...(row.office && { as: row.office, asTitle: officeWord(request.language, row.office) }), at: instant(new Date(row.at)),
    }));
    return paged(items, total, sought.offset);
  });

  // However many ask, the chain is read once at a time.
  let verifying: Promise<Verified> | undefined;
  const verified = () => (verifying ??= verifyChains(sql).finally(() => (verifying = undefined)));
  app.post('/audit/verify', { schema: { tags: ['audit'], summary: '核对全部事件链', headers: keyHeader, response: answers({ 200: Verification }, 401, 403) } }, async (request) => {
    onlyOffices(request, auditors);
    const found = await once(deps, request, 'verify', {}, async () => {
      const { events, cases, breaks } = await verified();
      return { about: breaks.length === 0 ? 'whole' : 'broken', result: { events, cases, breaks: [...breaks], at: instant(deps.now()) } };
    });
    return { ...found, whole: found.breaks.length === 0, breaks: found.breaks.map((each) => ({ ...each, title: say(request.language, breakWords[each.what]) })) };
  });
};
