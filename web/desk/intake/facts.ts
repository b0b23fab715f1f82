/** The four facts that make a matter checkable: who, where, when, what. */
export const facts = ['who', 'where', 'when', 'what'] as const;
export type Fact = (typeof facts)[number];

const enoughToFollow = 10;
const isSaid = (value: unknown, least = 1) => typeof value === 'string' && value.trim().length >= least;

/** Which facts are written down. A hint only: a matter is registered whatever it lacks. */
export function factsIn({ against, place, occurredOn, matter }: Readonly<Record<string, unknown>>): Readonly<Record<Fact, boolean>> {
  return { who: isSaid(against), where: isSaid(place), when: isSaid(occurredOn), what: isSaid(matter, enoughToFollow) };
}

/** 4821 0937 5516 2208: read out, and written down, in fours. */
export const inFours = (receipt: string) => receipt.replace(/\D/g, '').replace(/(\d{4})(?=\d)/g, '$1 ');
