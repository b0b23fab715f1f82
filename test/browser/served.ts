import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Gateways } from '../../activities/deps.ts';
import { demoPassword, demoPosts } from '../../db/seed/posts.ts';
import { buildWeb } from '../../scripts/build.ts';
import { LivingDesk } from '../living/living-desk.ts';
import { openBrowser, paper, person, phone } from './browser.ts';

/** The living desk at an address of its own, with people who go there: true pages over true cases, and the days pass when the test says so. */
export class Served {
  private constructor(
    readonly living: LivingDesk,
    readonly url: string,
    readonly browser: Browser,
    readonly computer: BrowserContext,
  ) {}

  static async open(chromium: string, gateways: Gateways = {}): Promise<Served> {
    const [living, browser] = await Promise.all([LivingDesk.open(gateways), openBrowser(chromium), buildWeb()]);
    const url = await living.listen();
    return new Served(living, url, browser, (await person(browser, url, paper)).context);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.living.close();
  }

  /** One computer at the desk; who sits there changes, and has signed in on the office's day of now. */
  async atDesk(office: string, organ: string, act: (page: Page) => Promise<void>, nth = 0): Promise<void> {
    const { username } = demoPosts.filter((post) => post.office === office && post.organ === organ)[nth]!;
    const entered = await this.living.desk.app.inject({ method: 'POST', url: '/api/session', payload: { username, password: demoPassword } });
    const [{ name, value }] = entered.cookies as [{ name: string; value: string }];
    await this.computer.clearCookies();
    await this.computer.addCookies([{ name, value, url: this.url }]);
    const page = await this.computer.newPage();
    await act(page).finally(() => page.close());
  }

  /** A small phone of somebody's own. */
  async atCounter(act: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
    const { context, page } = await person(this.browser, this.url, { ...phone, ...options });
    await act(page).finally(() => context.close());
  }
}
