import type { Schema } from '../whole/client.ts';
import type { Dice } from './chance.ts';

const mostItems = 3;
const mostFen = 300_000;

/** Something that a schema allows, thrown: the first choice as often as `usually` says, some of what may be left out, small sums. */
export function thrown(schema: Schema, today: string, dice: Dice, usually: number): unknown {
  if (schema.enum) return dice.happens(usually) ? schema.enum[0] : dice.pick(schema.enum);
  if (schema.type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name, each]) => schema.required?.includes(name) || (each['x-widget'] !== 'documents' && dice.happens(0.6))).map(([name, each]) => [name, thrown(each, today, dice, usually)]));
  if (schema.type === 'array') {
    const least = schema.minItems ?? 0;
    const length = least + dice.below(Math.max(1, Math.min(mostItems, schema.maxItems ?? mostItems) - least + 1));
    if (schema.uniqueItems && schema.items?.enum) return dice.shuffled(schema.items.enum).slice(0, length);
    return Array.from({ length }, () => thrown(schema.items ?? {}, today, dice, usually));
  }
  if (schema.type === 'boolean') return dice.happens(0.5);
  if (schema.type === 'integer') return (schema.minimum ?? 0) + dice.below(schema['x-widget'] === 'money' ? mostFen : Math.min(12, (schema.maximum ?? 12) - (schema.minimum ?? 0) + 1));
  return schema.format === 'date' ? today : `如实填写 ${dice.below(1e9)}`;
}
