import { eq } from 'drizzle-orm';
import type { Bodies } from '../../workflows/martyr-recognition/opening.ts';
import type { Registers, Transaction } from '../client.ts';
import { organs } from '../schema/index.ts';

type Reader = Pick<Transaction | Registers['db'], 'select'>;

/** The first county of the city takes what comes from a development zone, which has no government of its own. */
const firstCounty = '320602';

/** Veterans departments of the counties, as the register has them. */
export async function countyDepartments(reader: Reader): Promise<{ code: string; name: string; nameEn: string }[]> {
  const rows = await reader.select({ code: organs.code, name: organs.name, nameEn: organs.nameEn, superior: organs.superior }).from(organs).where(eq(organs.kind, 'department')).orderBy(organs.code);
  return rows.filter(({ code, superior }) => code.endsWith('-veterans') && superior === code.replace(/-veterans$/, '-government')).map(({ code, name, nameEn }) => ({ code, name, nameEn }));
}

/** The county department at the seat of a police organ: that of its own division, or of the first county where the division has none. */
export async function countyOf(reader: Reader, organ: string): Promise<string> {
  const own = `${organ.slice(0, 6)}-veterans`;
  return (await countyDepartments(reader)).some(({ code }) => code === own) ? own : `${firstCounty}-veterans`;
}

/** The body of each level above a county department, as the register has them today (MR 9). */
export async function bodiesAbove(reader: Reader, county: string): Promise<Bodies> {
  const government = county.replace(/-veterans$/, '-government');
  const rows = await reader.select({ code: organs.code, superior: organs.superior }).from(organs).where(eq(organs.kind, 'department'));
  const above = new Map(rows.map(({ code, superior }) => [code, superior ?? '']));
  const city = above.get(government) ?? '';
  return { county, 'county-government': government, 'city-government': city, 'provincial-government': above.get(city) ?? '', national: '100000-veterans' };
}
