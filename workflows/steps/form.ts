import { Type, type TObject, type TSchema } from 'typebox';
import type { Label, Office, Party, Status } from './words.ts';

/**
 * What a message carries, how a person is asked for it, and which fields the workflow is told.
 * Screens, the door and the letters draw on the same form; the workflow sees only `told`.
 */
export interface Form {
  readonly name: string;
  readonly title: Label;
  /** What a row of the worklist asks for: verb and object in one phrase. */
  readonly asks: Label;
  readonly step: string;
  readonly by: readonly (Office | Party)[];
  readonly articles: readonly string[];
  readonly source: string;
  readonly status: Status;
  /** Another body's act: whoever is not asked for it enters the paper received, with number, day and scan. */
  readonly received?: boolean;
  /** May be approved from the list once what was written is on screen; a refusal is never given so. */
  readonly quick?: boolean;
  /** Answered only once the clock of its duty has run out. */
  readonly after?: boolean;
  /** Ends the case or refuses a person: asked twice. */
  readonly danger?: boolean;
  /** Results after which nothing more follows in the case. */
  readonly ends?: readonly string[];
  readonly schema: TObject;
  /** Top-level fields told to the workflow; `a.b` tells the list of `b` of each item of `a` under the name `a`, and `a as b` tells `a` under the name `b`: `on` is the day on which a statement came in. */
  readonly told: readonly string[];
  /** What earlier versions asked for beside: shown where it was written, and asked no more. */
  readonly was?: Readonly<Record<string, TSchema>>;
}

/** What the forms of several procedures ask for in the same words. */
export const usual = {
  email: ['电子信箱', 'e-mail'],
  idNumber: ['身份证件', 'identity number'],
  proof: ['送达凭证', 'proof'],
  addition: ['要补充的内容', 'what to add'],
  postedAt: ['公示地点或者网址', 'where'],
  certificateNo: ['证书编号', 'certificate number'],
  unit: ['所在单位', 'unit'],
  answerBy: ['怎么告知', 'how to be told'],
  phone: ['手机', 'mobile number'],
  post: ['邮寄到', 'postal address'],
} as const satisfies Record<string, Label>;

export const text = (label: Label, { max = 4000, min = 1, ...more }: { max?: number; min?: number } & Record<string, unknown> = {}) =>
  Type.String({ title: label[0], 'x-title-en': label[1], minLength: min, maxLength: max, ...(max > 200 && !more.format && { 'x-widget': 'text' }), ...more });

export const day = (label: Label, more: Record<string, unknown> = {}) =>
  Type.String({ title: label[0], 'x-title-en': label[1], format: 'date', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', 'x-widget': 'date', ...more });

/** What somebody must know who fills in a field; shown under it. */
export const hint = ([zh, en]: Label) => ({ description: zh, 'x-description-en': en });

/** One of a list of words, with their Chinese and English. */
export const oneOf = <W extends Readonly<Record<string, Label>>>(label: Label, words: W, more: Record<string, unknown> = {}) =>
  Type.Enum(Object.keys(words) as (keyof W & string)[], {
    type: 'string',
    title: label[0],
    'x-title-en': label[1],
    'x-labels': Object.fromEntries(Object.entries(words).map(([code, [zh]]) => [code, zh])),
    'x-labels-en': Object.fromEntries(Object.entries(words).map(([code, [, en]]) => [code, en])),
    ...more,
  });

export const some = (label: Label, item: TSchema, more: Record<string, unknown> = {}) => Type.Array(item, { title: label[0], 'x-title-en': label[1], ...more });

export const yes = (label: Label, more: Record<string, unknown> = {}) => Type.Boolean({ title: label[0], 'x-title-en': label[1], ...more });

export const count = (label: Label, minimum: number, maximum: number) => Type.Integer({ title: label[0], 'x-title-en': label[1], minimum, maximum });

/** A place to be filled from a register for the case at hand: `x-choice` names which (holders of an office, organs). */
export const chosen = (label: Label, choice: string, more: Record<string, unknown> = {}) =>
  Type.String({ title: label[0], 'x-title-en': label[1], minLength: 1, maxLength: 64, 'x-choice': choice, ...more });

/** Begins a page of a start form; its fields go on until the next page. */
export const page = ([zh, en]: Label) => ({ 'x-step': zh, 'x-step-en': en });

/** How somebody is told of news: whichever of them is given. */
export const answerBy = Type.Object(
  { email: Type.Optional(text(usual.email, { max: 254, format: 'email' })), phone: Type.Optional(text(usual.phone, { max: 20 })), post: Type.Optional(text(usual.post, { max: 200 })) },
  { additionalProperties: false, title: usual.answerBy[0], 'x-title-en': usual.answerBy[1] },
);

/** The fields of a form, and by result those that are not asked beside it. */
export const fields = (properties: Record<string, TSchema>, unasked: Readonly<Record<string, readonly string[]>> = {}) => {
  const notWith = (name: string) => Object.keys(unasked).filter((result) => unasked[result]!.includes(name));
  const asked = Object.entries(properties).map(([name, field]) => [name, notWith(name).length > 0 ? unless(field, 'result', ...notWith(name)) : field]);
  return Type.Object(Object.fromEntries(asked) as Record<string, TSchema>, { additionalProperties: false });
};

/**
 * A field that is not asked while the one beside it holds one of these. What a schema requires stays required there, so that whoever
 * reads nothing but the schema is never refused; whoever reads `x-not-with` may leave the field out.
 */
export const unless = (field: TSchema, beside: string, ...held: readonly string[]): TSchema =>
  // Whether a field may be left out is a hidden property of it, which a spread would lose.
  Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(field), 'x-not-with': { value: { [beside]: held }, enumerable: true } }) as TSchema;

/** Whether a field is asked beside what the others of its form hold. One that the case at hand has no use for says so itself, with `x-unasked`, and is taken all the same where it is filled in. */
export const isAsked = (field: object, beside: Readonly<Record<string, unknown>> | undefined): boolean =>
  !('x-unasked' in field) && !Object.entries('x-not-with' in field ? (field['x-not-with'] as Readonly<Record<string, readonly string[]>>) : {}).some(([name, held]) => held.includes(String(beside?.[name])));

/** What the workflow is told of a body. */
export function toldOf(form: Pick<Form, 'told'>, body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const each of form.told) {
    const [path, as] = each.split(' as ') as [string, string?];
    const [field, inner] = path.split('.') as [string, string?];
    const value = body[field];
    if (inner) told[as ?? field] = (value as Record<string, unknown>[] | undefined)?.map((item) => item[inner] ?? null) ?? [];
    else if (value !== undefined) told[as ?? field] = value;
  }
  return told;
}

/** Whether what stands at `path` in a body, positions in lists left out, goes into what the workflow is told. */
export const isTold = ({ told }: Pick<Form, 'told'>, path: readonly string[]): boolean =>
  told.some((each) => {
    const parts = each.split(' as ')[0]!.split('.');
    return path.slice(0, parts.length).every((part, i) => part === parts[i]);
  });
