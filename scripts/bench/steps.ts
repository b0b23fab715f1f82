import { randomUUID } from 'node:crypto';
import { dayOf } from '../../workflows/steps/day.ts';
import { filled, Official, type Login } from '../../test/whole/client.ts';
import { eventually } from '../../test/whole/stack.ts';

/** Ten human steps of one complaint, from triage to the signed outcome notice, and who takes each. */
const order: readonly [office: string, message: string][] = [
  ['intake-officer', 'triage'], ['intake-officer', 'confirmTriage'], ['unit-leader', 'assign'], ['handler', 'listFacts'], ['handler', 'hearSubject'],
  ['handler', 'report'], ['handler', 'countersign'], ['organ-leader', 'decide'], ['handler', 'draftOutcome'], ['organ-leader', 'approveOutcome'],
];
export const stepsACase = order.length;
/** The bureau in which all of it goes on. */
export const organ = '320602';

/** One step: who says what. */
class Step {
  constructor(
    readonly official: Official,
    readonly message: string,
    readonly body: object,
  ) {}

  async said(caseNo: string): Promise<void> {
    const { status, body } = await this.official.call<{ statementId: string; state: string }>(`/api/cases/${caseNo}/messages/${this.message}`, this.body);
    if (status !== 200 && status !== 202) throw new Error(`${caseNo} ${this.message}: ${status} ${JSON.stringify(body)}`);
    // Kept, and heard later: the step has been taken when it is heard.
    if (body.state !== 'answered') await eventually(() => this.official.call(`/api/statements/${body.statementId}`), (answer) => answer.body.state === 'answered');
  }

  /** Whether the official's own list shows the duty. */
  async isListed(caseNo: string): Promise<boolean> {
    const { body } = await this.official.call<{ items: { message: string }[] }>(`/api/duties?scope=mine&caseNo=${caseNo}`);
    return body.items.some(({ message }) => message === this.message);
  }
}

/** Who says what, learned by working one case through: the later cases are the same, so their steps need no reading first. */
export async function learned(url: string, logins: readonly Login[]): Promise<Step[]> {
  const officials = logins.map((login) => new Official(url, login));
  for (const official of officials) await official.signIn();
  const caseNo = await opened(url, officials);
  const today = dayOf(Date.now());
  const script: Step[] = [];
  let before: Official | undefined;
  for (const [office, message] of order) {
    // The second look is never by the person of the first.
    const holders = officials.filter(({ login }) => login.office === office);
    const mine = [...holders.filter((each) => each !== before), ...holders];
    for (const official of mine) {
      const file = await official.call<{ actions: { duty: string; message: string; schema: object }[] }>(`/api/cases/${caseNo}`);
      const action = file.body.actions?.find((each) => each.message === message);
      if (!action) continue;
      const body = { duty: action.duty, ...(filled(action.schema, today) as object) };
      const { status } = await official.call(`/api/cases/${caseNo}/messages/${message}`, body);
      if (status !== 200 && status !== 202) continue;
      script.push(new Step(official, message, body));
      before = official;
      break;
    }
  }
  if (script.length !== order.length) throw new Error(`only ${script.map(({ message }) => message).join(', ')} could be done`);
  return script;
}

/** A new case, taken down at the office. */
export async function opened(url: string, officials: readonly Official[]): Promise<string> {
  const clerk = officials.find(({ login }) => login.office === 'intake-officer')!;
  const answer = await clerk.call<{ caseNo: string }>('/api/complaints', {
    channel: 'visit', origin: 'own', realName: true, complainant: { name: '钱莺莺' }, answerBy: { email: `${randomUUID().slice(0, 8)}@example.cn` }, against: '不详', matter: '态度粗暴', ongoing: false,
  });
  if (answer.status !== 201) throw new Error(`a case could not be opened at ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.caseNo;
}
