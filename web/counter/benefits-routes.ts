import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BenefitLines } from '../../api/shapes/public.ts';
import { fenOf } from '../yuan.ts';
import { benefitsPage } from './benefits-page.tsx';
import { readForm } from './form-body.ts';
import type { Fault } from './page.tsx';
import type { Visit } from './plugin.tsx';
import { benefitKinds, benefitWords as words, type BenefitKind } from './words-benefits.ts';

const kindOf = ({ query }: FastifyRequest): BenefitKind => {
  const { what } = query as { what?: unknown };
  return typeof what === 'string' && Object.hasOwn(benefitKinds, what) ? (what as BenefitKind) : 'disability';
};
const mostDependants = 20;

/** `/benefits`: what a case would come to, by the same door as everybody's. */
export function benefitsRoutes(app: FastifyInstance, visitOf: (request: FastifyRequest) => Promise<Visit>): void {
  app.get('/benefits', async (request) => benefitsPage({ view: (await visitOf(request)).view, what: kindOf(request), typed: {}, faults: [] }));

  app.post('/benefits', async (request, reply) => {
    const { view, door } = await visitOf(request);
    const what = kindOf(request);
    const { fields } = await readForm(request);
    const typed = Object.fromEntries(fields);
    // Language and size are changed by sending the form: nothing is calculated then.
    if (fields.get('go') === 'stay') return benefitsPage({ view, what, typed, faults: [] });
    const { body, faults } = askedFrom(what, typed, view.say);
    if (faults.length > 0) return reply.code(422).send(benefitsPage({ view, what, typed, faults }));
    const answer = await door.call<BenefitLines>('/api/public/benefits', { method: 'POST', body });
    if (answer.ok) return benefitsPage({ view, what, typed, faults, lines: answer.body });
    return reply.code(answer.status).send(benefitsPage({ view, what, typed, faults: [{ field: 'grade', text: answer.problem.detail }] }));
  });
}

function askedFrom(what: BenefitKind, typed: Readonly<Record<string, string>>, say: Visit['view']['say']): { body: Record<string, unknown>; faults: Fault[] } {
  const faults: Fault[] = [];
  const wrong = (field: string, text: (typeof words)[keyof typeof words]) => void faults.push({ field, text: say(text) });
  const sum = (field: 'wage' | 'area' | 'minimum' | 'income'): number | undefined => {
    const text = (typed[field] ?? '').normalize('NFKC').trim();
    if (!text) return undefined;
    const fen = fenOf(text);
    if (fen >= 1 && fen <= 200_000_000) return fen;
    wrong(field, words.badSum);
    return undefined;
  };
  const whole = (field: 'others' | 'lone' | 'injuryYear', least: number, most: number, text: (typeof words)[keyof typeof words]): number => {
    const value = (typed[field] ?? '').normalize('NFKC').trim() || '0';
    if (/^\d{1,4}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
    wrong(field, text);
    return least;
  };
  const ticked = (field: string) => typed[field] === 'yes';
  const common = { what, insured: typed.insured !== 'no' };
  if (what === 'leaving') return { body: { ...common, grade: typed.grade, ownResignation: ticked('ownResignation'), occupational: ticked('occupational') }, faults };

  const [wage, area] = [sum('wage'), sum('area')];
  if (wage === undefined && faults.length === 0) wrong('wage', words.noWage);
  const paid = { ...common, wages: wage === undefined ? [] : [wage], ...(area !== undefined && { area }) };
  if (what === 'disability') {
    const minimum = sum('minimum');
    return { body: { ...paid, grade: typed.grade, selfCare: typed.selfCare, suitableWork: ticked('suitableWork'), ...(minimum !== undefined && { minimum }) }, faults };
  }
  const income = sum('income');
  const injuryYear = whole('injuryYear', 2000, 2100, words.badYear);
  const [others, lone] = [whole('others', 0, mostDependants, words.badNumber), whole('lone', 0, mostDependants, words.badNumber)];
  if (lone > others) wrong('lone', words.tooManyLone);
  const dependants = [...(ticked('spouse') ? [{ relation: 'spouse', lone: false }] : []), ...Array.from({ length: others }, (_, i) => ({ relation: 'other', lone: i < lone }))].slice(0, mostDependants);
  return { body: { ...paid, injuryYear, dependants, afterLeave: ticked('afterLeave'), ...(income !== undefined && { income }) }, faults };
}
