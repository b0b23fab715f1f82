import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { inForce } from '../../../db/reads/parameters.ts';
import { deathBenefits, disabilityBenefits, leavingSums, yearlyParameters, type Line } from '../../../workflows/benefits/law.ts';
import { grades, selfCares } from '../../../workflows/work-injury/words.ts';
import { answers } from '../../requests/answers.ts';
import { todayOf, type Deps } from '../../deps.ts';
import { say, type Language } from '../../requests/language.ts';
import { codesOf, maybe, word } from '../../shapes/basics.ts';
import { BenefitLines } from '../../shapes/public.ts';

const fen = Type.Integer({ minimum: 1, maximum: 200_000_000 });
const wages = Type.Array(fen, { maxItems: 12 });
const flag = Type.Boolean({ default: true });
const Asked = Type.Object(
  {
    what: word(['disability', 'leaving', 'death']),
    grade: maybe(word(codesOf(grades))),
    selfCare: maybe(word(codesOf(selfCares))),
    wages: maybe(wages),
    area: maybe(fen),
    minimum: maybe(fen),
    income: maybe(fen),
    injuryYear: maybe(Type.Integer({ minimum: 2000, maximum: 2100 })),
    dependants: maybe(Type.Array(Type.Object({ relation: word(['spouse', 'other']), lone: Type.Boolean() }, { additionalProperties: false }), { maxItems: 20 })),
    insured: maybe(flag),
    suitableWork: maybe(Type.Boolean()),
    ownResignation: maybe(Type.Boolean()),
    occupational: maybe(Type.Boolean()),
    afterLeave: maybe(Type.Boolean()),
  },
  { additionalProperties: false },
);

interface Given {
  readonly what: 'disability' | 'leaving' | 'death';
  readonly grade?: string;
  readonly selfCare?: string;
  readonly wages?: number[];
  readonly area?: number;
  readonly minimum?: number;
  readonly income?: number;
  readonly injuryYear?: number;
  readonly dependants?: { relation: 'spouse' | 'other'; lone: boolean }[];
  readonly insured?: boolean;
  readonly suitableWork?: boolean;
  readonly ownResignation?: boolean;
  readonly occupational?: boolean;
  readonly afterLeave?: boolean;
}

/** 待遇计算器: the function that decides in a case, for anybody; nothing of it is kept. A figure that is not given is the one entered for the city. */
export const publicBenefitRoutes =
  (deps: Pick<Deps, 'registers' | 'now'>): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.post('/api/public/benefits', { schema: { tags: ['public'], security: [], summary: '工伤待遇计算，逐行说明', body: Asked, response: answers({ 200: BenefitLines }) } }, async (request) => {
      const items = (await linesOf(deps, request.body as Given)).map((line) => shown(request.language, line));
      return { currency: 'CNY', items, total: items.length };
    });
  };

async function linesOf(deps: Pick<Deps, 'registers' | 'now'>, { what, grade = 'none', selfCare = 'none', wages = [], area, minimum, income, injuryYear, dependants = [], insured = true, suitableWork = false, ownResignation = false, occupational = false, afterLeave = false }: Given): Promise<Line[]> {
  const today = todayOf(deps);
  const entered = async (parameter: keyof typeof yearlyParameters, on = today) => inForce(deps.registers.db, yearlyParameters[parameter], on);
  if (what === 'leaving') {
    const [cityPercent, near] = await Promise.all([entered('cityPercent'), entered('nearRetirement')]);
    return leavingSums({ grade, insured, ownResignation, contractEnded: !ownResignation, occupational, reduceNearRetirement: near === 1, cityPercent });
  }
  const common = { wages, area: area ?? ((await entered('area')) || undefined), insured };
  if (what === 'disability') return disabilityBenefits({ ...common, grade, selfCare, minimum: minimum ?? ((await entered('minimum')) || undefined), suitableWork });
  const year = injuryYear ?? Number(today.slice(0, 4));
  return deathBenefits({ ...common, income: income ?? ((await entered('income', `${year}-12-31`)) || undefined), injuryYear: year, dependants, afterLeave });
}

const shown = (language: Language, { code, title, amount, per, payer, how, ground }: Line) => ({
  code, title: say(language, title), ...(amount !== undefined && { amount }), per, ...(payer && { payer }), how: say(language, how), article: ground.article, source: ground.source, status: ground.status,
});
