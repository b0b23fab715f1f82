import { and, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { renderLetter } from '../../activities/letters/letter.ts';
import { letterOfNotice, numbered } from '../../activities/letters/notice.ts';
import type { Volume, VolumeItem } from '../../activities/letters/volume.ts';
import { isMaterial } from '../../db/reads/documents.ts';
import { namesOf, organsByCode } from '../../db/reads/names.ts';
import { caseEvents, deliveries, documents, firstMessages, identities, notices, statements } from '../../db/schema/index.ts';
import { channels, services } from '../../workflows/steps/words.ts';
import type { CaseRow } from './case-open.ts';
import { readableTo } from './retaliation.ts';
import { handedIn, triesOf } from './tries.ts';
import type { Deps } from '../deps.ts';
import type { DocumentRow } from '../documents/keep.ts';
import { bytesOf } from '../documents/stored.ts';
import { fill, instant } from '../requests/language.ts';
import type { Me } from '../plugins/session.ts';
import { officeTitle, procedureOf } from './procedures.ts';
import { asTitled, type Titled } from '../shown/letters-titled.ts';
import { organName, type Naming } from '../shown/shown-duty.ts';
import { chosenIn, shownEvent, shownFields } from '../shown/shown-event.ts';
import { volumeWords } from '../words/volume.ts';

/** A picture is drawn no larger than a printer shows it. */
const longestEdge = 1800;
/** Papers beyond this are not drawn in: they stay files of their own. */
const mostDrawn = 200 * 1024 * 1024;
/** All texts of a volume together: setting this much, some three hundred thousand characters, holds up everybody for seconds. */
const mostWritten = 1024 * 1024;

const time = (at: Date): string => instant(at).slice(0, 16).replace('T', ' ');

/** What the volume of a case holds: its letters, papers, proofs of service and course. Its letters are set without a name, whoever binds it: a volume outlives every opening of the identity. */
export async function volumeOf(deps: Deps, me: Me, row: CaseRow): Promise<Volume> {
  const { db } = deps.registers;
  const { caseNo } = row;
  const [organs, issued, papers, made, sealed] = await Promise.all([
    organsByCode(db),
    db.select().from(notices).where(eq(notices.caseNo, caseNo)).orderBy(notices.issuedSeq),
    db.select().from(documents).where(and(isMaterial(caseNo), eq(documents.state, 'clean'))).orderBy(documents.receivedAt, documents.id),
    db.select().from(deliveries).where(eq(deliveries.caseNo, caseNo)).orderBy(deliveries.plannedAt, deliveries.nth),
    db.select().from(identities).where(eq(identities.caseNo, caseNo)),
  ]);
  const naming: Naming = { language: 'zh', organs, names: await namesOf(db, papers.map(({ sender }) => sender)) };
  const items: VolumeItem[] = [];
  for (const notice of issued) {
    const pdf = renderLetter(letterOfNotice(notice, organName(naming, notice.organ), numbered(caseNo, notice.party)));
    items.push({ title: `${notice.content.title}\n${notice.number}`, by: organName(naming, notice.organ), on: notice.issuedOn, pdf, otherwise: volumeWords.undrawn });
    await new Promise((resolve) => setImmediate(resolve));
  }
  let room: Room = { drawn: items.reduce((left, item) => left - weightOf(item), mostDrawn), written: mostWritten };
  for (const paper of papers) {
    const item = await paperOf(deps, naming, paper, room);
    items.push(item);
    room = { drawn: room.drawn - weightOf(item), written: room.written - ('text' in item ? weightOf(item) : 0) };
  }
  if (made.length > 0) items.push(serviceOf(row, issued, made, await handedIn(deps, caseNo)));
  items.push(await courseOf(deps, me, row, naming, new Map(papers.map(({ id, name }) => [id, name])), issued.map(({ kind, content }) => ({ kind, title: content.title }))));
  const procedure = procedureOf(row.procedure);
  const party = sealed[0];
  return {
    kind: volumeWords.kind,
    organ: organName(naming, row.organ),
    caseNo,
    cover: [
      [volumeWords.caseNo, caseNo],
      [volumeWords.procedure, procedure.title[0]],
      [volumeWords.subject, row.title || volumeWords.unnamed],
      ...(party ? [[officeTitle(party.party)[0], party.anonymous ? volumeWords.anonymous : volumeWords.sealed] as const] : []),
      [volumeWords.openedOn, row.openedOn],
      ...(row.closedOn ? [[volumeWords.closedOn, `${row.closedOn}${row.result ? `（${procedure.results[row.result]?.[0] ?? row.result}）` : ''}`] as const] : []),
      ...(row.endedOn ? [[volumeWords.endedOn, row.endedOn] as const] : []),
      [volumeWords.items, String(items.length)],
      [volumeWords.checkCode, row.lastHash.slice(0, 16)],
    ],
    items,
    printed: fill(volumeWords.printed, { name: me.name, time: time(deps.now()) }),
  };
}

/** Bytes that may still be drawn, and how many of them as text. */
interface Room {
  readonly drawn: number;
  readonly written: number;
}
const weightOf = (item: VolumeItem): number => ('pdf' in item ? item.pdf.length : 'picture' in item ? item.picture.length : 'text' in item ? Buffer.byteLength(item.text) : 0);

async function paperOf(deps: Deps, naming: Naming, paper: DocumentRow, room: Room): Promise<VolumeItem> {
  const { name, mediaType, size, sha256, receivedAt, sender } = paper;
  const about = { title: name, by: naming.names.get(sender) ?? officeTitle(sender)[0], on: instant(receivedAt).slice(0, 10) };
  const sheet = (why: string): VolumeItem => ({ ...about, text: fill(volumeWords.apart, { why, name, mediaType, size, sha256 }) });
  const isPicture = mediaType.startsWith('image/');
  if (!isPicture && mediaType !== 'application/pdf' && mediaType !== 'text/plain') return sheet(volumeWords.notPaper);
  if (size > (mediaType === 'text/plain' ? Math.min(room.drawn, room.written) : room.drawn)) return sheet(volumeWords.tooLarge);
  const bytes = await bytesOf(deps, paper).catch(() => undefined);
  if (!bytes) return sheet(volumeWords.unreadable);
  const otherwise = fill(volumeWords.apart, { why: volumeWords.undrawn, name, mediaType, size, sha256 });
  if (mediaType === 'application/pdf') return { ...about, pdf: bytes, otherwise };
  if (!isPicture) return { ...about, text: new TextDecoder().decode(bytes) };
  const picture = await sharp(bytes).flatten({ background: '#ffffff' }).resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 80 }).toBuffer().catch(() => undefined);
  return picture ? { ...about, picture, otherwise } : sheet(volumeWords.undrawn);
}

/** 送达凭证: every try of every letter, with its proof. */
function serviceOf(row: CaseRow, issued: readonly (typeof notices.$inferSelect)[], made: readonly (typeof deliveries.$inferSelect)[], handed: Awaited<ReturnType<typeof handedIn>>): VolumeItem {
  const rows = issued.flatMap((notice) =>
    triesOf(notice.key, made, handed)
      .map((each) => [`${notice.content.title}\n${notice.number}`, String(each.nth), channels[each.channel][0], each.title[0], time(each.settledAt ?? each.attemptedAt ?? each.plannedAt), each.proof ?? '', `${services[notice.service][0]}${notice.servedOn ? ` ${notice.servedOn}` : ''}`]),
  );
  return { title: volumeWords.service, by: '', on: row.closedOn ?? row.openedOn, head: volumeWords.serviceHead, widths: [0, 10, 20, 22, 28, 38, 24], rows };
}

/** 办理经过: what happened, oldest first, with what was written at each step. */
async function courseOf(deps: Deps, me: Me, row: CaseRow, naming: Naming, papers: ReadonlyMap<string, string>, letters: readonly Titled[]): Promise<VolumeItem> {
  const { caseNo } = row;
  const { db } = deps.registers;
  const procedure = asTitled(procedureOf(row.procedure), letters);
  const [events, all] = await Promise.all([db.select().from(caseEvents).where(eq(caseEvents.caseNo, caseNo)).orderBy(caseEvents.seq), db.select().from(statements).where(eq(statements.caseNo, caseNo))]);
  const said = await readableTo(deps, 'zh', me.id, all);
  const filed = said.find(({ message }) => message === firstMessages[row.procedure]);
  const written = new Map(said.map((statement) => [statement.id, statement]));
  const named: Naming = { ...naming, names: await namesOf(db, [...events.flatMap(({ actor, body }) => [actor, body.type === 'recused' ? body.person : undefined]), ...said.flatMap(({ message, body }) => chosenIn(procedure, message, body))]) };
  const rows = events
    .map((event) => shownEvent(procedure, named, event, filed?.id))
    .filter(({ group, statement }) => group !== 'system' || statement !== undefined)
    .map((event) => {
      const statement = written.get(event.statement ?? '');
      const fields = statement ? shownFields(procedure, statement.message, named, withNames(statement.body, papers)) : [];
      return [String(event.seq), event.at.slice(0, 16).replace('T', ' '), event.title, [event.byName, event.as, event.standsForName && fill(volumeWords.standsFor, { name: event.standsForName })].filter(Boolean).join('\n'), [event.result, ...fields.filter(({ field }) => field !== 'result').map(({ label, value }) => `${label}：${value}`)].filter(Boolean).join('\n')];
    });
  return { title: volumeWords.course, by: organName(naming, row.organ), on: row.endedOn ?? row.closedOn ?? row.openedOn, head: volumeWords.courseHead, widths: [10, 26, 34, 36, 0], rows };
}

/** Papers are named by their titles where the statement names their numbers. */
const withNames = (body: Readonly<Record<string, unknown>>, papers: ReadonlyMap<string, string>): Record<string, unknown> =>
  Array.isArray(body.documents) ? { ...body, documents: body.documents.map((id) => papers.get(String(id)) ?? id) } : body;
