import { eq } from 'drizzle-orm';
import { saidIn } from '../../db/reads/said.ts';
import { statements } from '../../db/schema/index.ts';
import { findings as findingWords, suspectedTitle, type Finding } from '../../workflows/complaint/words.ts';
import type { Deps } from '../deps.ts';
import { fill, say, type Language } from '../requests/language.ts';
import type { CaseFile } from '../shapes.ts';
import { shownWords } from '../words/shown.ts';

/** The allegations as triage last worded them. */
export async function allegationsOf(deps: Deps, caseNo: string): Promise<string[]> {
  const rows = await saidIn(deps.registers.db, caseNo, eq(statements.message, 'triage'));
  return (rows.at(-1)?.body.allegations as string[] | undefined) ?? [];
}

interface Said {
  readonly message: string;
  readonly told: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Each allegation with what was last found of it, and whether it is suspected to be false. What a report of an earlier version suspected as a whole is said once. */
export function foundOf(language: Language, allegations: readonly string[], said: readonly Said[]): Pick<CaseFile, 'allegations' | 'suspectedUndivided'> {
  const report = said.findLast(({ message }) => message === 'report');
  const findings = (report?.told.findings ?? []) as readonly Finding[];
  const suspected = (report?.told.suspected ?? []) as readonly (boolean | null)[];
  return {
    allegations: allegations.map((text, i) => ({ text, ...(findings[i] && { finding: findings[i], findingTitle: say(language, findingWords[findings[i]]), ...(suspected[i] && { suspected: true }) }) })),
    ...(report?.body.suspectedFalseAccusation === true && { suspectedUndivided: say(language, shownWords['suspected-undivided']) }),
  };
}

const decidedOnFindings = new Set(['countersign', 'decide', 'referFalseAccusation']);

/** What was found, line by line, before the eyes of whoever signs, decides or refers it. */
export function findingLines(language: Language, message: string, { allegations }: Pick<CaseFile, 'allegations'>): { items: string[] } | undefined {
  if (!decidedOnFindings.has(message) || !allegations.some(({ finding }) => finding)) return undefined;
  const line = ({ text, findingTitle = '', suspected }: CaseFile['allegations'][number]) => fill(say(language, shownWords[suspected ? 'found-suspected' : 'found-of']), { text, finding: findingTitle, suspected: say(language, suspectedTitle) });
  return { items: allegations.map(line) };
}

/** The allegations that were found untrue, by their number. */
export async function untrueAllegations(deps: Deps, language: Language, caseNo: string, findings: readonly Finding[]): Promise<ReadonlyMap<string, string>> {
  const allegations = await allegationsOf(deps, caseNo);
  return new Map(
    findings.flatMap((finding, i): [string, string][] => {
      const nth = fill(say(language, shownWords['nth-allegation']), { n: i + 1 });
      return finding === 'unsubstantiated' ? [[String(i + 1), allegations[i] === undefined ? nth : fill(say(language, shownWords['found-of']), { text: nth, finding: allegations[i] })]] : [];
    }),
  );
}
