import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { answers } from '../requests/answers.ts';
import { filledIn, officeWord, proposableBy, registerChoices, shownForm } from '../cases/case-forms.ts';
import type { FormSchema } from '../requests/check.ts';
import { notFound } from '../requests/declined.ts';
import type { Deps } from '../deps.ts';
import { say } from '../requests/language.ts';
import { citations, officesIn, procedures } from '../cases/procedures.ts';
import { MessageForm, Procedure } from '../shapes.ts';

export const procedureRoutes = (deps: Deps): FastifyPluginAsyncTypebox => async (app) => {
  app.get('/procedures', { schema: { tags: ['procedures'], summary: '各项程序', response: answers({ 200: Type.Object({ items: Type.Array(Procedure), total: Type.Integer() }) }, 401) } }, async ({ language, me }) => {
    const choices = await registerChoices(deps, language, Object.values(procedures).map(({ startForm }) => startForm as unknown as FormSchema));
    choices['recruiting-organ'] = proposableBy(me.seats, choices['recruiting-organ']!);
    const items = Object.values(procedures).map((procedure) => ({
      name: procedure.name,
      title: say(language, procedure.title),
      articles: citations({ articles: procedure.articles, source: '本办法' }),
      startedBy: [...procedure.startedBy],
      offices: officesIn(procedure),
      startForm: filledIn(procedure.startForm as unknown as FormSchema, language, choices) as Record<string, unknown>,
      startPath: procedure.startPath,
      steps: Object.entries(procedure.steps).map(([step, label]) => ({ step, title: say(language, label) })),
    }));
    return { items, total: items.length };
  });

  app.get(
    '/procedures/:procedure/messages',
    { schema: { tags: ['procedures'], summary: '一项程序的各个办理事项', params: Type.Object({ procedure: Type.String() }), response: answers({ 200: Type.Object({ items: Type.Array(MessageForm), total: Type.Integer() }) }, 401, 404) } },
    async ({ params, language }) => {
      const procedure = Object.hasOwn(procedures, params.procedure) ? procedures[params.procedure] : undefined;
      if (!procedure) throw notFound('no-such');
      const choices = await registerChoices(deps, language, Object.values(procedure.forms).map(({ schema }) => schema as unknown as FormSchema));
      const items = Object.values(procedure.forms).map((form) => ({
        name: form.name,
        by: [...form.by],
        byTitles: form.by.map((who) => officeWord(language, who)),
        step: form.step,
        told: [...form.told],
        ...shownForm(language, form, filledIn(form.schema as unknown as FormSchema, language, choices)),
      }));
      return { items, total: items.length };
    },
  );
};
