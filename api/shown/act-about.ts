import type { ActedRow } from '../../db/reads/audit.ts';
import { resultStages, stages } from '../../workflows/recruitment/words.ts';
import { offices, type Label } from '../../workflows/steps/words.ts';
import { procedureOf } from '../cases/procedures.ts';
import { knownParameters } from '../registers/parameters.ts';
import { say } from '../requests/language.ts';
import { chainWords } from '../words/audit.ts';
import { aboutOf } from './duty-about.ts';
import { organName, type Naming } from './shown-duty.ts';

/** What the acts of the registers are about, beside people, organs and parameters: numbers and years say themselves. */
const known: Readonly<Record<string, Label>> = { ...offices, ...stages, ...resultStages, ...chainWords };

/** The people that acts of the registers are about, or may be. */
export const namedIn = ({ source, about }: Pick<ActedRow, 'source' | 'about'>): string[] => (source === 'register' ? about.split(' ') : []);

/** What an act on the trail is about, in words: of a step which level, paper or person; of a register whom, which post, which figure. Nothing where there is nothing to add. */
export function actAbout(naming: Naming, { source, about, procedure }: Pick<ActedRow, 'source' | 'about' | 'procedure'>): string | undefined {
  const { language, names } = naming;
  if (source !== 'register') return procedure ? aboutOf(naming, procedureOf(procedure), about) : undefined;
  const word = (code: string): string => {
    const label = (Object.hasOwn(known, code) && known[code]) || knownParameters.get(code)?.title;
    return names.get(code) ?? (label ? say(language, label) : organName(naming, code));
  };
  return about.split(' ').map(word).join(language === 'en' ? ', ' : '、');
}
