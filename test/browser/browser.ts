import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Login } from '../whole/client.ts';

export const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true } as const;
export const paper = { viewport: { width: 1366, height: 768 } } as const;

/** The browser that the test command found or fetched. On a machine without a language it would save every Chinese name as `download`. */
export const openBrowser = (path: string): Promise<Browser> => chromium.launch({ executablePath: path, env: { ...process.env, LC_ALL: 'C.UTF-8' }, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });

/** A person with a browser of their own. Slow machines are given time; what never comes still fails. */
export async function person(browser: Browser, url: string, options: BrowserContextOptions = paper): Promise<{ context: BrowserContext; page: Page }> {
  // A browser with windows lets whoever presses a button copy; one without has nobody to ask.
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', permissions: ['clipboard-write'], ...options });
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  return { context, page };
}

export async function signIn(page: Page, { username, password }: Login): Promise<void> {
  await page.goto('/desk/');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '菜单' }).waitFor();
}

/** Waits until a page titled so has come: a press returns before the head of what it leads to is read. */
export const titled = (page: Page, part: string): Promise<void> => expect.poll(() => page.title(), { timeout: 45_000 }).toContain(part);

/** The desk on a screen of another size, once it is laid out for it: menus and tables change their form a moment after the window did. */
export async function resized(page: Page, viewport: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(viewport);
  if (page.url() !== 'about:blank') await page.locator('nav.bottom').waitFor({ state: viewport.width < 768 ? 'visible' : 'detached' });
}

/** Level AA of the Web Content Accessibility Guidelines, as it stood in each edition. */
const guidelines = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What a person who cannot see or point would stumble over on this page; empty when nothing. No page has frames. */
export async function stumbles(page: Page): Promise<string[]> {
  // What still slides into its place covers the half of what it will cover wholly, or not at all.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)));
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`);
  }, guidelines);
}

/** How far the page goes beyond the screen to the side, in pixels. */
export const sideways = (page: Page): Promise<number> => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
