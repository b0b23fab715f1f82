import type { Language } from '../../api/requests/language.ts';
import { publicComplaint } from '../../workflows/complaint/forms.ts';
import type { Fault } from './page.tsx';
import { englishHints, write, writeSteps, type Say } from './words.ts';

/** A letter on its way through the steps: nothing but what the browser sends along with each of them. */
export type Answers = Readonly<Record<string, string>>;
export type LetterStep = keyof typeof writeSteps;
export const letterSteps = Object.keys(writeSteps) as LetterStep[];

/** Which answer is asked for in which step, and where it goes in the complaint. */
const asked: Readonly<Record<LetterStep, Readonly<Record<string, string>>>> = {
  start: {},
  facts: { against: '/against', occurredOn: '/occurredOn', place: '/place', organ: '/organ', matter: '/matter', ongoing: '/ongoing', wish: '/wish' },
  material: { hasFiles: '' },
  name: { realName: '/realName', name: '/complainant/name', idNumber: '/complainant/idNumber' },
  answer: { email: '/answerBy/email', phone: '/answerBy/phone', post: '/answerBy/post' },
  check: {},
};
export const names = letterSteps.flatMap((step) => Object.keys(asked[step]));

interface Titled {
  readonly title: string;
  readonly 'x-title-en': string;
  readonly 'x-labels'?: Readonly<Record<string, string>>;
  readonly 'x-labels-en'?: Readonly<Record<string, string>>;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Titled>>;
}

/** The form's own words and limits for an answer. */
export function fieldOf(name: string): Titled | undefined {
  const pointer = letterSteps.map((step) => asked[step][name]).find(Boolean);
  return pointer
    ?.split('/')
    .slice(1)
    .reduce<Titled | undefined>((at, part) => at?.properties?.[part], publicComplaint as unknown as Titled);
}
/** What stands in brackets behind a title is its hint. */
const bracketed = /（(.*)）$/;
export const titleOf = (name: string, lang: Language): string => (lang === 'en' ? fieldOf(name)?.['x-title-en'] : fieldOf(name)?.title.replace(bracketed, '')) ?? name;
export const hintOf = (name: string, lang: Language): string | undefined => (lang === 'en' ? englishHints[name] : bracketed.exec(fieldOf(name)?.title ?? '')?.[1]);
export const labelsOf = (name: string, lang: Language): readonly (readonly [string, string])[] => Object.entries((lang === 'en' ? fieldOf(name)?.['x-labels-en'] : fieldOf(name)?.['x-labels']) ?? {});

/** Seals what a page carries from step to step, and opens it again; `undefined` for what was sealed elsewhere. */
export interface Carrier {
  sealCarried(text: string): string;
  openCarried(sealed: string): string | undefined;
}

/** The answers of all steps but this one, sealed: the browser keeps the page for its way back, and on its disk nobody is to read them. */
export function carriedPast(step: LetterStep, answers: Answers, carrier: Carrier): string {
  const past = Object.entries(answers).filter(([name]) => stepOf(name) !== step);
  return past.length > 0 ? carrier.sealCarried(JSON.stringify(Object.fromEntries(past))) : '';
}

/** The form with what it carried opened. What stands in it in clear counts before that. */
export const withCarried = (form: ReadonlyMap<string, string>, carrier: Carrier): ReadonlyMap<string, string> =>
  new Map([...Object.entries(JSON.parse(carrier.openCarried(form.get('carried') ?? '') ?? '{}') as Answers), ...form]);

/** Nothing that was typed is legible on the page of this step: it may stay in the browser, and back and forward need not ask for it again. */
export const mayStay = (step: LetterStep, answers: Answers): boolean => step !== 'check' && Object.keys(asked[step]).every((name) => answers[name] === undefined);

/** Browsers send line ends as CR LF; the letter keeps what was typed. */
export const readAnswers = (form: ReadonlyMap<string, string>): Answers =>
  Object.fromEntries(names.flatMap((name) => (form.get(name)?.trim() ? [[name, form.get(name)!.replaceAll('\r\n', '\n')]] : [])));

export const isNamed = (answers: Answers): boolean => answers['realName'] === 'yes';

/** Without a name there is nobody to be told, so that step is passed over. */
const passes = (step: LetterStep, answers: Answers): boolean => step === 'answer' && !isNamed(answers);
const neighbour = (step: LetterStep, answers: Answers, by: 1 | -1): LetterStep => {
  let at = letterSteps.indexOf(step);
  do at = Math.min(Math.max(at + by, 0), letterSteps.length - 1);
  while (passes(letterSteps[at]!, answers));
  return letterSteps[at]!;
};
export const after = (step: LetterStep, answers: Answers): LetterStep => neighbour(step, answers, 1);
export const before = (step: LetterStep, answers: Answers): LetterStep => neighbour(step, answers, -1);
export const stepOf = (name: string): LetterStep => letterSteps.find((step) => name in asked[step]) ?? 'check';
export const stepsFor = (answers: Answers): LetterStep[] => letterSteps.filter((step) => !passes(step, answers));

export const countCharacters = (text: string): number => [...text].length;

/** What must be put right before the letter goes on from this step. */
export function faultsIn(step: LetterStep, answers: Answers, lang: Language, say: Say): Fault[] {
  const missing = (field: string, label = titleOf(field, lang)): Fault[] => (answers[field] ? [] : [{ field, text: say(write.needs, { label }) }]);
  const overlong = Object.keys(asked[step]).flatMap((field): Fault[] => {
    const max = fieldOf(field)?.maxLength;
    const n = countCharacters(answers[field] ?? '');
    return max && n > max ? [{ field, text: say(write.tooLong, { label: titleOf(field, lang), max, n }) }] : [];
  });
  if (step === 'facts') return [...missing('against'), ...missing('matter'), ...overlong];
  if (step === 'name' && !answers['realName']) return [{ field: 'realName', text: say(write.choose, { label: say(write.realName) }) }];
  if (step === 'name' && isNamed(answers)) return [...missing('name'), ...overlong];
  if (step !== 'answer' || !isNamed(answers)) return overlong;
  if (!answers['email'] && !answers['phone'] && !answers['post']) return [{ field: 'email', text: say(write.contact) }];
  if (answers['email'] && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answers['email'])) return [{ field: 'email', text: say(write.badEmail) }, ...overlong];
  return overlong;
}

/** The first step that holds a letter back, with what is wrong there. */
export function firstFaults(answers: Answers, lang: Language, say: Say): { step: LetterStep; faults: Fault[] } | undefined {
  for (const step of stepsFor(answers)) {
    const faults = faultsIn(step, answers, lang, say);
    if (faults.length > 0) return { step, faults };
  }
  return undefined;
}

/** The letter as `POST /api/public/complaints` takes it. */
export function complaintOf(answers: Answers): Record<string, unknown> {
  const pick = (...fields: string[]) => Object.fromEntries(fields.flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])));
  return {
    realName: isNamed(answers),
    ...(isNamed(answers) && { complainant: pick('name', 'idNumber') }),
    ...pick('against', 'organ', 'occurredOn', 'place', 'matter', 'wish'),
    ...(answers['ongoing'] && { ongoing: true }),
    answerBy: isNamed(answers) ? pick('email', 'phone', 'post') : {},
  };
}

/** Which answer a problem of the door points at. */
export const nameAt = (pointer: string): string | undefined =>
  names.find((name) => letterSteps.some((step) => asked[step][name] && (pointer === asked[step][name] || pointer.startsWith(`${asked[step][name]}/`))));
