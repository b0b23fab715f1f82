import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify';
import { eq } from 'drizzle-orm';
import { configFrom, type Deps } from '../../api/deps.ts';
import { readBodiesStrictly } from '../../api/plugins/bodies.ts';
import { readLanguage } from '../../api/plugins/language.ts';
import { answerProblems } from '../../api/plugins/problems.ts';
import { checkForms } from '../../api/plugins/validation.ts';
import routes from '../../api/routes/public/public.ts';
import type { PublicFile } from '../../api/shapes/public.ts';
import type { Outcome } from '../../api/telling/temporal.ts';
import type { Registers } from '../../db/client.ts';
import { caseEvents, statements } from '../../db/schema/index.ts';
import type { Seal } from '../../db/seal.ts';
import { law } from '../../workflows/complaint/law.ts';
import type { Happening } from '../../workflows/steps/activities.ts';
import type { Day, Statement } from '../../workflows/steps/words.ts';
import { OwnRegister } from './own-register.ts';

type Office = 'intake-officer' | 'handler' | 'reviewer' | 'unit-leader';
type Seat = { office: Office; organ: string };
export const organ = '320602';
export const letter = { realName: true, complainant: { name: '王㛃' }, against: '高个子', matter: '推搡摊主', organ, answerBy: { email: 'wang@example.cn' } };

/** The counter's door over a true register; a complaint is opened in it as its case would, and what follows is entered by the test. */
export class PublicDoor {
  today: Day = '2026-06-02';
  outcome: Outcome = { kind: 'answered' };
  readonly heard: { caseNo: string; message: string; statement: Statement }[] = [];
  private constructor(
    readonly app: FastifyInstance,
    readonly registers: Registers,
    readonly seal: Seal,
    readonly leave: () => Promise<void>,
  ) {}
  #activities!: ReturnType<OwnRegister['activities']>;

  now = (): Date => new Date(`${this.today}T10:20:00+08:00`);

  static async open(): Promise<PublicDoor> {
    const register = await OwnRegister.open(6);
    const { registers, seal, objects } = register;
    const door = new PublicDoor(Fastify(), registers, seal, register.close);
    door.#activities = register.activities(door.now);
    const line = {
      start: (_procedure: string, { caseNo }: { caseNo: string }) => door.#begin(caseNo),
      tell: async (_procedure: string, caseNo: string, message: string, statement: Statement) => {
        door.heard.push({ caseNo, message, statement });
        return door.outcome;
      },
    };
    const deps: Deps = { registers, seal, objects, now: door.now, config: configFrom({}), cases: line as unknown as Deps['cases'] };
    readLanguage(door.app);
    answerProblems(door.app);
    readBodiesStrictly(door.app);
    checkForms(door.app, deps);
    await door.app.register(routes, deps);
    return door;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.leave();
  }

  async #begin(caseNo: string): Promise<void> {
    const [said] = await this.registers.db.select().from(statements).where(eq(statements.caseNo, caseNo));
    const at = String(said!.told.organ);
    const period = said!.told.realName ? law.acceptanceNotice : law.anonymousTriage;
    await this.enter(caseNo, { type: 'opened', key: 'case', procedure: 'complaint', organ: at, on: this.today }, own('supplement'), own('reportRetaliation'), own('withdraw'), this.started(period), owed('triage', seat('intake-officer', at), period.id));
  }

  /** What a case does, entered in the true register without Temporal in between. */
  async enter(caseNo: string, ...happenings: Happening[]): Promise<void> {
    for (const happening of happenings) {
      if (happening.type !== 'answered') continue;
      const { id, by, as, organ: at, duty, on } = happening.statement;
      await this.registers.db.insert(statements).values({ id, caseNo, message: duty, duty, sender: by, as, organ: at ?? null, receivedAt: this.now(), receivedOn: on, body: {}, bodyHash: '', told: {}, state: 'received' });
    }
    const rows = await this.registers.db.select({ seq: caseEvents.seq }).from(caseEvents).where(eq(caseEvents.caseNo, caseNo));
    await this.#activities.enter(caseNo, happenings.map((happening, i) => ({ ...happening, seq: rows.length + i + 1, at: this.now().toISOString() })));
  }

  started = (period: (typeof law)[keyof typeof law]): Happening => ({ type: 'clock-started', key: period.id, period, from: this.today });
  notice = (kind: string, from = organ): Happening => ({ type: 'notice-issued', key: kind, notice: kind, to: 'complainant', on: this.today, about: { from } });
  answered = (message: string, at = organ): Happening => ({ type: 'answered', key: message, statement: { id: randomUUID(), duty: message, by: `u-intake-officer-${at}-1`, as: 'intake-officer', organ: at, on: this.today } });

  post = (url: string, payload: object, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> => this.app.inject({ method: 'POST', url: `/api/public/${url}`, headers: { 'idempotency-key': randomUUID(), ...headers }, payload });

  /** Files a letter and shows its receipt. */
  async file(body: object = letter): Promise<{ caseNo: string; receipt: string; headers: Record<string, string> }> {
    const { caseNo, receipt } = (await this.post('complaints', body)).json<{ caseNo: string; receipt: string }>();
    return { caseNo, receipt, headers: await this.shown(receipt) };
  }

  /** The header that opens the file of a receipt. */
  async shown(receipt: string): Promise<Record<string, string>> {
    const { token } = (await this.post('receipts', { receipt })).json<{ token: string }>();
    return { authorization: `Bearer ${token}` };
  }

  look = async (headers: Record<string, string>): Promise<PublicFile> => (await this.app.inject({ url: '/api/public/file', headers })).json<PublicFile>();
}

export const seat = (office: Office, at = organ): Seat => ({ office, organ: at });
export const own = (message: string, clock?: string): Happening => ({ type: 'duty-opened', key: message, message, who: 'complainant', owed: false, ...(clock && { clock }) });
export const owed = (message: string, who: Seat, clock?: string): Happening => ({ type: 'duty-opened', key: message, message, who, owed: true, ...(clock && { clock }) });
