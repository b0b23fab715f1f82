import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOf, type Registers } from '../../db/client.ts';
import { costItems, entries, invoices, postings } from '../../db/schema/index.ts';
import { ownRegister } from '../../test/setup/own-register.ts';
import type { Payer } from '../../workflows/work-injury/words.ts';
import { classify, enterItems, fundPays, fundReceives, itemId, pay, receive, reverse, writeOff, type Ground, type ItemGiven } from './ledger.ts';

const own = ownRegister();
let nth = 0;

const at = new Date('2026-03-02T09:00:00+08:00');
const groundIn = (caseNo: string, statementId: string = randomUUID()): Ground => ({ caseNo, statementId, on: '2026-03-02', at });
const item = (amount: number, more: Partial<ItemGiven> = {}): ItemGiven => ({ category: 'medical-listed', amount, payee: '医院', incurredOn: '2026-03-02', relation: '急救', ...more });
const freshCase = () => `GS-2026-${String(++nth).padStart(5, '0')}`;
type Tx = Parameters<Parameters<Registers['db']['transaction']>[0]>[0];
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => own.registers.db.transaction(work);

interface Band {
  readonly paid: number;
  readonly recovered: number;
  readonly outstanding: number;
  readonly own: number;
  readonly off: number;
}
async function bandOf(caseNo: string, book = 'advance'): Promise<Band> {
  const [row] = await own.registers.db.execute<Record<string, string>>(sql`select * from case_money where case_no = ${caseNo} and book = ${book}`);
  return { paid: Number(row?.paid ?? 0), recovered: Number(row?.recovered ?? 0), outstanding: Number(row?.outstanding ?? 0), own: Number(row?.own_cost ?? 0), off: Number(row?.written_off ?? 0) };
}
const holds = ({ paid, recovered, outstanding, own, off }: Band) => expect(paid).toBe(recovered + outstanding + own + off);
const insert = async (lines: { account: string; amount: number }[], posting: Partial<typeof postings.$inferInsert> & { caseNo: string; itemId: string }): Promise<string | undefined> =>
  within(async (tx) => {
    const id = randomUUID();
    await tx.insert(postings).values({ id, kind: 'payment', on: '2026-03-02', statementId: randomUUID(), at, ...posting });
    await tx.insert(entries).values(lines.map(({ account, amount }) => ({ postingId: id, account: account as never, itemId: posting.itemId, amount })));
  }).then(
    () => undefined,
    (error: unknown) => faultOf(error)?.constraint,
  );

describe('垫付台账由数据库守住（第十四条第二款）', () => {
  test('付款、划分、收款、核销、冲正，每一步都平', async () => {
    const caseNo = freshCase();
    await within((tx) => enterItems(tx, groundIn(caseNo), 'advance', 1, [item(3_100_000), item(42_000)]));
    await within((tx) => pay(tx, groundIn(caseNo), 1));
    await within((tx) => classify(tx, groundIn(caseNo), 1, [{ payer: 'fund', ground: '条例' }, { payer: 'organ', ground: '办法' }]));
    const receipt = groundIn(caseNo);
    expect(await within((tx) => receive(tx, receipt, 1, 'fund', 3_000_000))).toBe(3_000_000);
    expect(await bandOf(caseNo)).toEqual({ paid: 3_142_000, recovered: 3_000_000, outstanding: 100_000, own: 42_000, off: 0 });
    expect(await within((tx) => reverse(tx, groundIn(caseNo), `${receipt.statementId}.receipt.${itemId(caseNo, 'advance', 1, 1)}`, 2_900_000))).toBe(true);
    expect(await bandOf(caseNo)).toEqual({ paid: 3_142_000, recovered: 2_900_000, outstanding: 200_000, own: 42_000, off: 0 });
    await within((tx) => writeOff(tx, groundIn(caseNo), 1, 'fund'));
    expect(await bandOf(caseNo)).toEqual({ paid: 3_142_000, recovered: 2_900_000, outstanding: 0, own: 42_000, off: 200_000 });
  });

  test('同一项无论重试几次、同时几次，只付一次', async () => {
    const caseNo = freshCase();
    await within((tx) => enterItems(tx, groundIn(caseNo), 'advance', 1, [item(500)]));
    const one = groundIn(caseNo);
    await Promise.all([1, 2, 3].map(() => within((tx) => pay(tx, one, 1))));
    await Promise.all([1, 2].map(() => within((tx) => pay(tx, groundIn(caseNo), 1))));
    expect(await bandOf(caseNo)).toMatchObject({ paid: 500, outstanding: 500 });
  });

  test('同一笔收款登记两次只算一次，也不落到后一项上', async () => {
    const caseNo = freshCase();
    await within((tx) => enterItems(tx, groundIn(caseNo), 'advance', 1, [item(500), item(500)]));
    await within((tx) => pay(tx, groundIn(caseNo), 1));
    await within((tx) => classify(tx, groundIn(caseNo), 1, [{ payer: 'fund', ground: '条例' }, { payer: 'fund', ground: '条例' }]));
    const receipt = groundIn(caseNo);
    for (const _ of [1, 2]) expect(await within((tx) => receive(tx, receipt, 1, 'fund', 500))).toBe(500);
    expect(await bandOf(caseNo)).toMatchObject({ recovered: 500, outstanding: 500 });
  });

  test('一笔收款只能冲正一次，也只能由本案冲正；付款不能冲正', async () => {
    const caseNo = freshCase();
    await within((tx) => enterItems(tx, groundIn(caseNo), 'advance', 1, [item(500)]));
    const payment = groundIn(caseNo);
    await within((tx) => pay(tx, payment, 1));
    await within((tx) => classify(tx, groundIn(caseNo), 1, [{ payer: 'fund', ground: '条例' }]));
    const receipt = groundIn(caseNo);
    await within((tx) => receive(tx, receipt, 1, 'fund', 400));
    const own = itemId(caseNo, 'advance', 1, 1);
    const posting = `${receipt.statementId}.receipt.${own}`;
    expect(await within((tx) => reverse(tx, groundIn(freshCase()), posting, 100))).toBe(false);
    expect(await within((tx) => reverse(tx, groundIn(caseNo), `${payment.statementId}.payment.${own}`))).toBe(false);
    expect(await within((tx) => reverse(tx, groundIn(caseNo), posting, 100))).toBe(true);
    expect(await within((tx) => reverse(tx, groundIn(caseNo), posting, 50))).toBe(false);
    expect(await bandOf(caseNo)).toMatchObject({ recovered: 100, outstanding: 400 });
  });

  test('不平的、单边的、第二次付款的、透支的、混账的，一律不入账', async () => {
    const caseNo = freshCase();
    const own = itemId(caseNo, 'advance', 1, 1);
    await within((tx) => enterItems(tx, groundIn(caseNo), 'advance', 1, [item(500)]));
    await within((tx) => pay(tx, groundIn(caseNo), 1));
    expect(await insert([{ account: 'unclassified', amount: -5 }, { account: 'own-cost', amount: 6 }], { caseNo, itemId: own })).toBe('ledger_sums_to_zero');
    expect(await insert([{ account: 'unclassified', amount: 0 }], { caseNo, itemId: own })).toBe('ledger_sums_to_zero');
    expect(await insert([{ account: 'paid-out', amount: -500 }, { account: 'unclassified', amount: 500 }], { caseNo, itemId: own })).toBe('ledger_one_payment');
    expect(await insert([{ account: 'due-fund', amount: -1 }, { account: 'recovered', amount: 1 }], { caseNo, itemId: own })).toBe('ledger_one_payment');
    expect(await insert([{ account: 'unclassified', amount: -1 }, { account: 'fund-due', amount: 1 }], { caseNo, itemId: own })).toBe('ledger_books_apart');
    holds(await bandOf(caseNo));
  });

  test('写下的分录、项目和发票不能改、不能删；收款人批准后也不能改', async () => {
    const caseNo = freshCase();
    await within((tx) => enterItems(tx, groundIn(caseNo), 'advance', 1, [item(500, { invoices: [{ number: `n-${caseNo}`, amount: 500 }] })]));
    const fault = (work: Promise<unknown>) => work.then(() => undefined, (error: unknown) => faultOf(error)?.constraint ?? faultOf(error)?.code);
    expect(await fault(own.registers.db.update(costItems).set({ payee: '别人' }))).toBe('cost_items_append_only');
    expect(await fault(own.registers.db.delete(entries))).toBe('42501');
    expect(await fault(own.registers.db.update(invoices).set({ amount: 1 }))).toBe('42501');
  });

  test('同一张发票在两件案件里只用一次', async () => {
    const [one, two] = [freshCase(), freshCase()];
    const paper = { code: '0320', number: '77889900', amount: 500 };
    for (const caseNo of [one, two]) await within((tx) => enterItems(tx, groundIn(caseNo), 'advance', 1, [item(500, { invoices: [paper] })]));
    const used = await own.registers.db.select().from(invoices).where(sql`number = ${paper.number}`);
    expect(used.map(({ caseNo }) => caseNo)).toEqual([one]);
  });

  test('先行支付另立一本账，不并入垫付（社会保险法第四十一条）', async () => {
    const caseNo = freshCase();
    await within((tx) => enterItems(tx, groundIn(caseNo), 'advance', 1, [item(500)]));
    await within((tx) => pay(tx, groundIn(caseNo), 1));
    await within((tx) => fundPays(tx, groundIn(caseNo), 1, 9_000));
    await within((tx) => fundReceives(tx, groundIn(caseNo), 1, 4_000));
    expect(await bandOf(caseNo)).toMatchObject({ paid: 500, outstanding: 500 });
    expect(await bandOf(caseNo, 'fund-advance')).toEqual({ paid: 9_000, recovered: 4_000, outstanding: 5_000, own: 0, off: 0 });
  });

  test('任何命令、任何次序、任何重试、几件同时办之后：垫付合计＝追回＋未追回＋自担＋核销，先行支付那本账也平', async () => {
    const payer = fc.constantFrom<Payer>('organ', 'fund', 'firm', 'third-party', 'other-insurance', 'person');
    const request = fc.integer({ min: 1, max: 2 });
    const amount = fc.integer({ min: 1, max: 2_000 });
    const command = fc.oneof(
      fc.record({ do: fc.constant('pay' as const), request }),
      fc.record({ do: fc.constant('classify' as const), request, payers: fc.array(payer, { minLength: 1, maxLength: 3 }) }),
      fc.record({ do: fc.constant('receive' as const), request, payer, amount }),
      fc.record({ do: fc.constant('write-off' as const), request, payer }),
      fc.record({ do: fc.constant('reverse' as const), which: fc.nat(), amount }),
      fc.record({ do: fc.constant('fund-pays' as const), amount }),
      fc.record({ do: fc.constant('fund-receives' as const), amount }),
    );
    const batch = fc.array(fc.tuple(command, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 1_500 }), { minLength: 1, maxLength: 3 }), fc.array(batch, { maxLength: 6 }), async (amounts, batches) => {
        const caseNo = freshCase();
        for (const n of [1, 2]) await within((tx) => enterItems(tx, groundIn(caseNo), 'advance', n, amounts.map((each) => item(each))));
        const all = 2 * amounts.reduce((sum, each) => sum + each, 0);
        // The case asks the agency once what the fund pays: however often it is heard, it is one statement.
        const fundStatement = groundIn(caseNo);
        let fundPaid = 0;
        for (const commands of batches) {
          const written = await own.registers.db.select({ id: postings.id }).from(postings).where(sql`case_no = ${caseNo}`).orderBy(postings.id);
          fundPaid ||= commands.flatMap(([given]) => (given.do === 'fund-pays' ? [given.amount] : []))[0] ?? 0;
          const run = (given: (typeof commands)[number][0], ground: Ground) =>
            within<unknown>(async (tx) => {
              if (given.do === 'pay') return pay(tx, ground, given.request);
              if (given.do === 'classify') return classify(tx, ground, given.request, given.payers.map((each) => ({ payer: each, ground: '依据' })));
              if (given.do === 'receive') return receive(tx, ground, given.request, given.payer, given.amount);
              if (given.do === 'write-off') return writeOff(tx, ground, given.request, given.payer);
              if (given.do === 'fund-pays') return fundPays(tx, fundStatement, 1, fundPaid);
              if (given.do === 'fund-receives') return fundReceives(tx, ground, 1, given.amount);
              return written.length > 0 ? reverse(tx, ground, written[given.which % written.length]!.id, given.amount) : undefined;
            });
          // Each statement as often as a retry or a second click would bring it, and several different ones, all at once.
          await Promise.all(commands.flatMap(([given, times]) => {
            const ground = groundIn(caseNo);
            return Array.from({ length: times }, () => run(given, ground));
          }));
          const [advanced, fund] = [await bandOf(caseNo), await bandOf(caseNo, 'fund-advance')];
          for (const band of [advanced, fund]) {
            holds(band);
            for (const sum of Object.values(band)) expect(sum).toBeGreaterThanOrEqual(0);
          }
          expect(advanced.paid).toBeLessThanOrEqual(all);
          expect(fund.paid).toBe(fundPaid);
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 300_000);
});
