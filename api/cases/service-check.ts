import { eq } from 'drizzle-orm';
import { notices } from '../../db/schema/index.ts';
import type { Deps } from '../deps.ts';
import { fill } from '../requests/language.ts';
import type { FieldError } from '../requests/declined.ts';
import { sentences } from '../words/sentences.ts';

/** A paper reached nobody before it was issued: time runs from the day of its service. The duty names the notice that is served. */
export async function serviceFaults({ registers: { db } }: Pick<Deps, 'registers'>, { caseNo, duty, body }: { caseNo: string; duty: string; body: Readonly<Record<string, unknown>> }): Promise<FieldError[]> {
  const [message, notice = ''] = duty.split(/\/(.*)/s);
  if (message !== 'recordService' || typeof body.on !== 'string') return [];
  const [issued] = await db.select({ on: notices.issuedOn }).from(notices).where(eq(notices.id, `${caseNo}.${notice}`));
  if (!issued || body.on >= issued.on) return [];
  const sentence = (i: 0 | 1) => fill(sentences['served-before-issued'][i], { day: issued.on });
  return [{ pointer: '/on', detail: [sentence(0), sentence(1)] }];
}
