import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { deathBenefits, disabilityBenefits, leavingSums, type Line } from '../../workflows/benefits/law.ts';
import { grades, selfCares } from '../../workflows/work-injury/words.ts';
import { answers } from '../answers.ts';
import { say, type Language } from '../language.ts';
import { codesOf, list, maybe, text, whole, word } from '../shapes/basics.ts';

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
const Lines = Type.Object({ currency: text, items: list(Type.Object({ code: text, title: text, amount: maybe(whole), per: text, payer: maybe(text), how: text, article: text, source: text, status: text })), total: whole });

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

/** 待遇计算器: the function that decides in a case, for anybody; nothing of it is kept. */
export const publicBenefitRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post('/api/public/benefits', { schema: { tags: ['public'], security: [], summary: '工伤待遇计算，逐行说明', body: Asked, response: answers({ 200: Lines }) } }, async (request) => {
    const items = linesOf(request.body as Given).map((line) => shown(request.language, line));
    return { currency: 'CNY', items, total: items.length };
  });
};

function linesOf({ what, grade = 'none', selfCare = 'none', wages = [], area, minimum, income, injuryYear = 0, dependants = [], insured = true, suitableWork = false, ownResignation = false, occupational = false, afterLeave = false }: Given): Line[] {
  if (what === 'disability') return disabilityBenefits({ grade, selfCare, wages, area, minimum, insured, suitableWork });
  if (what === 'leaving') return leavingSums({ grade, insured, ownResignation, contractEnded: !ownResignation, occupational, reduceNearRetirement: false, cityPercent: 100 });
  return deathBenefits({ wages, area, income, injuryYear, dependants, insured, afterLeave });
}

const shown = (language: Language, { code, title, amount, per, payer, how, ground }: Line) => ({
  code, title: say(language, title), ...(amount !== undefined && { amount }), per, ...(payer && { payer }), how: say(language, how), article: ground.article, source: ground.source, status: ground.status,
});
