import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sideways, stumbles } from './browser.ts';

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
export const main = async (page: Page) => (await page.locator('main').textContent())!;

/** A decision stands when the door has said so. */
export async function sends(page: Page, message: string, act: () => Promise<void>): Promise<void> {
  const [answer] = await Promise.all([page.waitForResponse((response) => response.url().endsWith(`/messages/${message}`)), act()]);
  expect(answer.status()).toBe(200);
}

export async function fitsAndReads(page: Page): Promise<void> {
  // A menu entry that is half under the bar because the page was scrolled is no fault of the page.
  await page.evaluate(() => scrollTo(0, 0));
  expect(await sideways(page)).toBe(0);
  expect(await stumbles(page)).toEqual([]);
}

/** Chinese that is left on a page of the desk in English, beside what people wrote. */
export async function chineseOn(page: Page, written: readonly string[]): Promise<string[]> {
  const text = written.reduce((left, each) => left.replaceAll(each, ''), await page.locator('main').innerText());
  return text.match(/[^\n]*\p{Script=Han}[^\n]*/gu) ?? [];
}

/** Chinese that a voice reading `where` to an English listener would take for English. */
export const unmarkedChinese = (page: Page, where: string): Promise<string[]> =>
  page.locator(where).last().evaluate((element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      if (/\p{Script=Han}/u.test(textContent ?? '') && !parentElement?.closest('[lang]')?.getAttribute('lang')?.startsWith('zh')) found.push(textContent!.trim());
    }
    return found;
  });

/** The desk as an English reader has it. */
export async function inEnglish(page: Page, act: () => Promise<void>): Promise<void> {
  const speak = (language: string) => page.evaluate((to) => localStorage.setItem('fujing-desk-language', to), language);
  await speak('en');
  await act().finally(() => speak('zh'));
}
