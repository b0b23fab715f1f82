import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoPassword, demoPosts } from '../../db/seed/posts.ts';
import type { Office } from '../../workflows/steps/words.ts';
import type { LivingDesk, Sent } from '../living/living-desk.ts';
import { person, phone, sideways, signIn, stumbles } from './browser.ts';
import { Served } from './served.ts';

export const long = 180_000;
export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
export const faultsOf = (sent: readonly Sent[]) => sent.filter(({ status }) => status >= 400);
export const textOf = async (page: Page): Promise<string> => (await page.locator('main').textContent())!;
export const stands = (page: Page, title: string) => page.getByRole('status').filter({ hasText: title }).waitFor();
/** The drawer in which a decision is written. */
export const drawerOf = (page: Page) => page.locator('.ant-drawer').last();

/** Nothing runs off the screen, and nobody stumbles. */
export async function looksRight(page: Page): Promise<void> {
  expect(await sideways(page)).toBe(0);
  expect(await stumbles(page)).toEqual([]);
}

/** Opens a case; whoever owes nothing in it says why. */
export async function openFile(page: Page, caseNo: string, part = ''): Promise<void> {
  await page.goto(`/desk/cases/${caseNo}${part}`);
  const reason = page.getByLabel('查阅理由');
  await reason.or(page.locator('.file-head')).first().waitFor();
  if (!(await reason.isVisible())) return;
  await reason.fill('核对进展');
  await press(page, '记录并打开');
  await page.locator('.file-head').waitFor();
}

/** Why the signed-in official may not do what is open in a case. */
export async function whyNot(page: Page): Promise<string> {
  await page.getByText('为什么我不能办').click();
  return (await page.locator('.why-not').textContent())!;
}

interface Filling {
  readonly choices?: readonly string[];
  readonly files?: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0];
  /** What ends something or refuses somebody is asked twice. */
  readonly isDanger?: boolean;
}

/** Opens what is asked of the official in a case, fills it in and sends it. */
export async function decide(page: Page, caseNo: string, title: string | RegExp, fields: Readonly<Record<string, string>>, { choices = [], files, isDanger = false }: Filling = {}): Promise<void> {
  await openFile(page, caseNo);
  await begin(page, title);
  await fillIn(page, fields, { choices, ...(files && { files }) });
  await looksRight(page);
  await send(page, caseNo, isDanger);
}

/** Begins an act from its button, or from the menu of those that end something or refuse somebody. */
export async function begin(page: Page, title: string | RegExp): Promise<void> {
  const acts = page.locator('.actions .row-buttons').first();
  const button = acts.getByRole('button', { name: title }).filter({ hasNotText: /认领|Claim/ }).first();
  const more = acts.getByRole('button', { name: '更多' });
  await button.or(more).first().waitFor();
  if (await button.isVisible()) await button.click();
  else {
    await more.click();
    await page.getByRole('menuitem', { name: title }).first().click();
  }
  await drawerOf(page).waitFor();
}

export async function fillIn(page: Page, fields: Readonly<Record<string, string>>, { choices = [], files }: Filling = {}): Promise<void> {
  const drawer = drawerOf(page).locator('.ant-drawer-body');
  for (const choice of choices) await drawer.getByLabel(choice, { exact: true }).check();
  for (const [label, value] of Object.entries(fields)) await drawer.getByLabel(label).first().fill(value);
  if (files) {
    await drawer.locator('.documents input[type=file]').setInputFiles(files);
    await drawer.locator('.documents li').first().waitFor();
  }
}

export async function send(page: Page, caseNo: string, isDanger = false): Promise<void> {
  await drawerOf(page).locator('.drawer-foot').getByRole('button').last().click();
  if (isDanger) await page.getByRole('dialog').filter({ hasText: caseNo }).getByRole('button').last().click();
}

/** The slip that the officer hands over. */
export async function slipOf(page: Page, kind: RegExp): Promise<{ caseNo: string; receipt: string }> {
  const receipt = (await page.locator('.receipt').textContent())!.replaceAll(/\D/g, '');
  expect(receipt).toMatch(/^\d{16}$/);
  return { caseNo: kind.exec((await page.locator('.slip').textContent())!)![0], receipt };
}

/** A paper as it comes from a phone or a scanner. */
export const scan = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') });

/** The living desk, and the people who come to it with browsers of their own. */
export class HonourWalk {
  readonly #contexts: BrowserContext[] = [];

  private constructor(readonly served: Served) {}

  static open = async (chromium: string): Promise<HonourWalk> => new HonourWalk(await Served.open(chromium));

  get living(): LivingDesk {
    return this.served.living;
  }

  async everybodyLeaves(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
  }

  close = (): Promise<void> => this.served.close();

  async opened(options: Parameters<typeof person>[2]): Promise<Page> {
    const { context, page } = await person(this.served.browser, this.served.url, options);
    context.setDefaultTimeout(15_000);
    this.#contexts.push(context);
    return page;
  }

  /** An official signed in at the desk; a session lasts a working day, so whoever acts after days have passed comes anew. */
  async official(office: Office, organ: string, options: Parameters<typeof person>[2] = { viewport: { width: 1366, height: 1000 } }): Promise<Page> {
    const page = await this.opened(options);
    await signIn(page, { ...demoPosts.find((post) => post.office === office && post.organ === organ)!, password: demoPassword });
    return page;
  }

  /** Whoever holds a receipt, on a small phone. */
  async atCounter(receipt: string): Promise<Page> {
    const page = await this.opened(phone);
    await page.goto('/look-up');
    await page.locator('input[name=receipt]').fill(receipt);
    await press(page, '查看');
    await page.locator('.lead').waitFor();
    return page;
  }
}
