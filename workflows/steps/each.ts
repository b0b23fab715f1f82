import type { CaseFile } from './case.ts';
import type { Statement } from './words.ts';

/** Every request that comes while `until` is open goes its own way; resolves when all have come to their end. */
export async function eachOf<S extends Statement>(file: CaseFile, until: Promise<unknown>, ask: () => Promise<S>, course: (asked: S, nth: number) => Promise<void>, first?: S): Promise<void> {
  const courses = first ? [course(first, 1)] : [];
  for (;;) {
    const asked = await file.unless(() => file.after(until).then(() => undefined), ask);
    if (!asked) break;
    courses.push(course(asked, courses.length + 1));
  }
  await Promise.all(courses);
}
