export interface Listed {
  readonly day: string;
  readonly kind: 'holiday' | 'make-up';
  readonly name: string;
}

const dayInText = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/g;
const span = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:（[^）]*）)?(?:至|—|–|-|~|到)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/;
const dayMs = 86_400_000;

const iso = (year: number, month: number, date: number) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

function through(first: string, last: string): string[] {
  const from = Date.parse(first);
  const length = (Date.parse(last) - from) / dayMs + 1;
  return length > 0 && length <= 31 ? Array.from({ length }, (_, at) => new Date(from + at * dayMs).toISOString().slice(0, 10)) : [];
}

/**
 * Reads the table of the State Council's notice as it is published:
 * 「春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。」
 * A sentence that says 放假 lists rest days, one that says 上班 make-up days. What it cannot read it leaves for the person to see.
 */
export function readNotice(text: string, year: number): Listed[] {
  const listed = new Map<string, Listed>();
  let name = '';
  for (const sentence of text.replace(/\s+/g, '').replaceAll('(', '（').replaceAll(')', '）').split(/[。；;]/)) {
    const head = /(?:^|[、.．])([\u4e00-\u9fff、]{2,8})[：:]/.exec(sentence)?.[1];
    if (head) name = head.replace(/^[一二三四五六七八九十]+、/, '');
    const kind = /上班|补班/.test(sentence) ? 'make-up' : /放假|休/.test(sentence) ? 'holiday' : undefined;
    if (kind) for (const day of daysOf(sentence, year)) listed.set(day, { day, kind, name });
  }
  return [...listed.values()].toSorted((a, b) => a.day.localeCompare(b.day));
}

function daysOf(sentence: string, year: number): string[] {
  const ranged = span.exec(sentence);
  if (ranged) {
    const [, fromYear, fromMonth, fromDate, toYear, toMonth, toDate] = ranged;
    const first = iso(Number(fromYear ?? year), Number(fromMonth), Number(fromDate));
    return through(first, iso(Number(toYear ?? fromYear ?? year), Number(toMonth ?? fromMonth), Number(toDate)));
  }
  let month = 0;
  return [...sentence.matchAll(dayInText)].flatMap(([, ofYear, ofMonth, date]) => {
    month = ofMonth ? Number(ofMonth) : month;
    return month ? [iso(Number(ofYear ?? year), month, Number(date))] : [];
  });
}
