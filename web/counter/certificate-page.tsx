import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PublicCertificate } from '../../api/shapes/public.ts';
import { TextField } from './fields.tsx';
import { readForm } from './form-body.ts';
import { page, to, type Fault, type View } from './page.tsx';
import type { Visit } from './plugin.tsx';
import { certificateWords as words } from './words-about.ts';

/** `/certificate`: whether a work certificate is in force (Art. 12). Asked by POST: a number says whom somebody met. */
export function certificateRoutes(app: FastifyInstance, visitOf: (request: FastifyRequest) => Promise<Visit>): void {
  app.get('/certificate', async (request) => certificatePage((await visitOf(request)).view, {}));

  // Addresses that are printed or typed; a number that came with one is looked up only when it is sent.
  app.get('/certificates', async (request, reply) => reply.redirect(to((await visitOf(request)).view, '/certificate'), 303));
  app.get('/certificates/:number', async (request) => certificatePage((await visitOf(request)).view, { number: (request.params as { number: string }).number.slice(0, 40) }));

  app.post('/certificate', async (request, reply) => {
    const { view, door } = await visitOf(request);
    const { fields } = await readForm(request);
    const number = (fields.get('number') ?? '').trim();
    if (fields.get('go') === 'stay') return certificatePage(view, { number });
    if (!number) return reply.code(422).send(certificatePage(view, { number, faults: [{ field: 'number', text: view.say(words.missing) }] }));
    const answer = await door.call<PublicCertificate>(`/api/public/certificates/${encodeURIComponent(number.slice(0, 40))}`);
    if (answer.ok) return certificatePage(view, { number, found: answer.body });
    return reply.code(answer.status).send(certificatePage(view, { number, faults: [{ field: 'number', text: answer.problem.detail }] }));
  });
}

function certificatePage(view: View, { number, found, faults = [] }: { number?: string; found?: PublicCertificate; faults?: readonly Fault[] }): string {
  const { say } = view;
  return page({
    view, path: '/certificate', title: say(words.title), faults, form: 'verify',
    children: (
      <>
        <h1>{say(words.title)}</h1>
        <p>{say(words.lead)}</p>
        <form id="verify" method="post" action={to(view, '/certificate')} noValidate>
          <TextField view={view} name="number" label={say(words.number)} hint={say(words.numberHint)} value={number} faults={faults} size={20} maxLength={40} />
          <p className="acts"><button type="submit">{say(words.verify)}</button></p>
        </form>
        {found && (
          <section aria-labelledby="found">
            <h2 id="found">{found.number}</h2>
            <p className={found.inForce ? undefined : 'note'}>{found.sentence}</p>
            <p>{found.organName} · {found.categoryTitle}</p>
          </section>
        )}
      </>
    ),
  });
}
