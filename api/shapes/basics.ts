import { Type, type Static, type TProperties, type TSchema } from 'typebox';

// What the shapes of all answers are made of.

export const word = <W extends string>(words: readonly W[], description?: string) => Type.Enum([...words], { type: 'string', ...(description && { description }) });
export const codesOf = <K extends string>(labels: Readonly<Record<K, unknown>>) => Object.keys(labels) as K[];
export const maybe = <S extends TSchema>(schema: S) => Type.Optional(schema);
export const shape = <P extends TProperties>(title: string, properties: P) => Type.Object(properties, { title });
export const list = <S extends TSchema>(item: S) => Type.Array(item);
export const text = Type.String();
export const flag = Type.Boolean();
export const whole = Type.Integer();
/** The office's day, Asia/Shanghai. */
export const DayShape = Type.String({ format: 'date', examples: ['2026-06-14'] });
/** An instant, ISO 8601 with offset. */
export const InstantShape = Type.String({ format: 'date-time', examples: ['2026-06-14T08:30:00.000+08:00'] });
export const JsonSchemaShape = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true, description: 'JSON Schema 2020-12' });
export const freeObject = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });

export const Page = <S extends TSchema, M extends TProperties = Record<never, never>>(item: S, more: M = {} as M) => Type.Object({ items: Type.Array(item), next: maybe(text), total: whole, ...more });

export const Problem = shape('Problem', {
  type: Type.String({ examples: ['urn:fujing:refused'] }),
  title: text,
  status: whole,
  /** The whole sentence, with what the person can do. */
  detail: text,
  /** Code of the ground in law on which it is refused. */
  ground: maybe(text),
  article: maybe(text),
  errors: maybe(list(Type.Object({ pointer: text, detail: text }))),
});
export type Problem = Static<typeof Problem>;

export const Post = shape('Post', { office: text, officeTitle: text, organ: text, organName: text, postId: whole, until: maybe(DayShape), standsFor: maybe(text), standsForName: maybe(text) });
export type Post = Static<typeof Post>;
export const Session = shape('Session', { user: Type.Object({ id: text, username: text, name: text }), posts: list(Post), today: DayShape, now: InstantShape, expiresAt: InstantShape });
export type Session = Static<typeof Session>;
