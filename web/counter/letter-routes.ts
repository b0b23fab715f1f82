import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deadline, Filed, NamedDeadline } from '../../api/shapes/public.ts';
import { sayDay, sayTime } from '../../api/shapes/public-words.ts';
import { countsAsRealName } from '../../api/shapes/public-signature.ts';
import type { Problem } from '../../api/shapes.ts';
import type { Day } from '../../workflows/steps/words.ts';
import { hasFiles, readForm, withFiles, type SentForm } from './form-body.ts';
import { handInAll } from './hand-in.ts';
import { Handovers } from './handovers.ts';
import { letterPage, type LetterPage } from './letter-pages.tsx';
import { after, before, carriedPast, complaintOf, faultsIn, firstFaults, isNamed, letterSteps, mayStay, nameAt, readAnswers, stepOf, withCarried, type Answers, type Carrier, type LetterStep } from './letter.ts';
import { gone, stays } from './kept-pages.ts';
import type { Visit } from './plugin.tsx';
import { alreadyPage, receiptPage } from './receipt-pages.tsx';
import type { Fault } from './page.tsx';
import { write, receiptWords } from './words.ts';

interface Letter {
  readonly visit: Visit;
  readonly answers: Answers;
  readonly letterKey: string;
  readonly carrier: Carrier;
  readonly areFilesLost: boolean;
}

const isStep = (name: string | undefined): name is LetterStep => letterSteps.includes(name as LetterStep);
const isUuid = (text: string | undefined): text is string => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text ?? '');

/** `/write`: one address for all steps. Each step is a form that carries the others along. */
export function letterRoutes(app: FastifyInstance, visitOf: (request: FastifyRequest) => Promise<Visit>, carrier: Carrier): void {
  const handovers = new Handovers();
  app.get('/write', async (request, reply) => {
    const visit = await visitOf(request);
    return reply.send(await show({ visit, answers: {}, letterKey: randomUUID(), carrier, areFilesLost: false }, 'start'));
  });

  app.post('/write', withFiles, async (request, reply) => {
    const visit = await visitOf(request);
    const form = await readForm(request);
    const answers = readAnswers(withCarried(form.fields, carrier));
    const letterKey = form.fields.get('letterKey');
    const letter: Letter = { visit, answers, letterKey: isUuid(letterKey) ? letterKey : randomUUID(), carrier, areFilesLost: hasFiles(form) };
    const { lang, say } = visit.view;
    const at = form.fields.get('step');
    const step = isStep(at) ? at : 'start';
    const go = form.fields.get('go') ?? 'next';

    const showStep = async (next: LetterStep) => {
      if (mayStay(next, answers)) stays(reply);
      return reply.send(await show(letter, next));
    };
    if (go === 'stay') return showStep(step);
    if (go === 'back') return showStep(before(step, answers));
    if (go.startsWith('to:') && isStep(go.slice(3))) return showStep(go.slice(3) as LetterStep);
    const wrong = step === 'check' ? firstFaults(answers, lang, say) : { step, faults: faultsIn(step, answers, lang, say) };
    if (wrong && wrong.faults.length > 0) return reply.code(422).send(await show(letter, wrong.step, wrong.faults));
    if (step !== 'check') return showStep(after(step, answers));
    const isBroken = handovers.begins(letter.letterKey, reply.raw, visit.now);
    const sent = await send(letter, form, isBroken);
    if (sent.status < 300) gone(reply);
    return reply.code(sent.status).send(sent.page);
  });
}

async function show({ visit, answers, letterKey, carrier, areFilesLost }: Letter, step: LetterStep, faults: readonly Fault[] = [], note?: string): Promise<string> {
  const { view, organs } = visit;
  const today = step === 'start' ? await ifToday(visit) : undefined;
  const letter: LetterPage = {
    view, step, answers, faults, letterKey, areFilesLost,
    carried: carriedPast(step, answers, carrier),
    organs: organs.filter(({ accepts }) => accepts),
    ...(today && { ifToday: today }),
    isNameDoubtful: isNamed(answers) && !countsAsRealName(complaintOf(answers)),
    ...(note && { note }),
  };
  return letterPage(letter);
}

/** What the law's figures come to from today; the same counting as in the cases. */
async function ifToday({ view, door }: Visit): Promise<LetterPage['ifToday']> {
  const named = await door.call<{ items: NamedDeadline[] }>('/api/public/deadlines');
  const periods = named.ok ? named.body.items : [];
  const acceptance = periods.find(({ id }) => id === 'complaint-acceptance-notice');
  const completion = periods.find(({ id }) => id === 'complaint-completion-report');
  if (!acceptance || !completion) return undefined;
  const { figure, unit } = acceptance;
  const [year, month, day] = view.today.split('-').map(Number);
  const deadline = await door.call<Deadline>(`/api/public/deadline?from=${view.today}&figure=${figure}&unit=${unit}`);
  if (!deadline.ok) return undefined;
  const how = `/days?fromYear=${year}&fromMonth=${month}&fromDay=${day}&figure=${figure}&unit=${unit}`;
  return { day: sayDay(deadline.body.lastDay as Day, view.lang, view.today), figure: completion.figure, how };
}

/** Files the letter, then hands in what came with it. Sent twice it is filed once, and the second page shows no digits unless the first broke off. */
async function send(letter: Letter, form: SentForm, isBroken: boolean): Promise<{ status: number; page: string }> {
  const { visit, answers, letterKey } = letter;
  const { view, door } = visit;
  const { lang, today } = view;
  const filed = await door.call<Filed>('/api/public/complaints', { method: 'POST', body: complaintOf(answers), key: letterKey });
  if (!filed.ok) return refused(letter, filed.problem);
  const { caseNo, receipt, next, realName } = filed.body;
  if (filed.isReplay && !isBroken) return { status: 200, page: alreadyPage(view, caseNo) };
  const files = await handInAll(door, receipt, letterKey, form);
  const page = receiptPage({
    view, caseNo, receipt,
    at: `${sayDay(today, lang, today)} ${sayTime(visit.now)}`,
    next: { title: next.title, day: sayDay(next.by as Day, lang, today) },
    countsAsAnonymous: isNamed(answers) && !realName,
    filesTaken: files.taken,
    filesRefused: files.refused,
  });
  return { status: 201, page };
}

/** The letter comes back with everything that was typed, at the first step that holds what is wrong. */
async function refused(letter: Letter, problem: Problem): Promise<{ status: number; page: string }> {
  const { view } = letter.visit;
  if (problem.type.endsWith(':key')) return { status: 422, page: alreadyPage(view, undefined) };
  const faults = (problem.errors ?? []).flatMap(({ pointer, detail }): Fault[] => {
    const field = nameAt(pointer);
    return field ? [{ field, text: detail }] : [];
  });
  const step = faults[0] && stepOf(faults[0].field);
  if (step) return { status: 422, page: await show(letter, step, faults.filter(({ field }) => stepOf(field) === step)) };
  const isAway = problem.status >= 500;
  return { status: problem.status, page: await show(letter, 'check', [], isAway ? view.say(write.away) : problem.detail || view.say(receiptWords.stillHere)) };
}
