/** Words that stand where a name should, and names people go by on the net (readings.md: both count as anonymous). */
const noNames = /网友|网名|昵称|匿名|无名|化名|某|市民|群众|村民|居民|业主|业委|路人|知情|游客|用户|热心|举报人|投诉人|来信人|当事人|先生$|女士$|小姐$|同志$|师傅$|老板$|\b(?:anonymous|nobody|netizen|citizen|user)\b/i;

/** A true name is in Han characters with · between the parts of a longer one, or in letters with blanks between them. */
const chineseName = /^[\p{Script=Han}\u{3007}]{2,6}$|^[\p{Script=Han}]{1,15}(?:[·•・．][\p{Script=Han}]{1,15}){1,4}$/u;
const otherName = /^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){1,6}$/u;

interface Signed {
  readonly realName?: unknown;
  readonly complainant?: unknown;
  readonly answerBy?: unknown;
}

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Real-name means a name that can be checked and a way to reach its bearer. Anything less counts as anonymous, whatever was ticked. */
export function countsAsRealName({ realName, complainant, answerBy }: Signed): boolean {
  const { name, phone, address } = (complainant ?? {}) as Readonly<Record<string, unknown>>;
  const isReachable = [phone, address, ...Object.values((answerBy ?? {}) as object)].some(isFilled);
  return realName === true && isReachable && typeof name === 'string' && isTrueName(name.trim());
}

export const isTrueName = (name: string): boolean => !noNames.test(name) && (chineseName.test(name) || (otherName.test(name) && !/\p{Script=Han}/u.test(name)));
