import type { Language } from '../../api/requests/language.ts';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Day } from '../../workflows/steps/words.ts';
import { shared } from '../words.ts';
import { frame, type Say } from './words.ts';

/** How a page is asked for: both stand in the query, so that a link carries them and nothing is stored. */
export interface View {
  readonly lang: Language;
  readonly large: boolean;
  readonly say: Say;
  readonly today: Day;
  /** The office's clock when the page was made. */
  readonly time: string;
  readonly organ: { readonly name: string; readonly phone: string };
  readonly isDemo: boolean;
}

export interface Fault {
  readonly field: string;
  readonly text: string;
}

/** A path with the reader's language and size. */
export function to(view: Pick<View, 'lang' | 'large'>, path: string, change: { lang?: Language; large?: boolean } = {}): string {
  const { lang, large } = { ...view, ...change };
  const [bare, query] = path.split('?') as [string, string?];
  const params = new URLSearchParams(query);
  if (lang === 'en') params.set('lang', 'en');
  if (large) params.set('size', 'large');
  return params.size > 0 ? `${bare}?${params}` : bare;
}

interface Frame {
  readonly view: View;
  readonly path: string;
  /** Neutral on purpose: it stands in the browser's history and on its tabs. */
  readonly title: string;
  readonly faults?: readonly Fault[];
  /** Pages made from a form change language and size by sending that form again, so that what is typed stays. */
  readonly form?: string;
  /** It shows what is shown only once: nothing on it leads away by mistake. */
  readonly isOnlyOnce?: boolean | undefined;
  readonly children: ReactNode;
}

function Switch({ view, path, form, change, children }: Pick<Frame, 'view' | 'path' | 'form'> & { change: { lang?: Language; large?: boolean }; children: string }) {
  const lang = change.lang === 'zh' ? 'zh-CN' : change.lang;
  const target = to(view, path, change);
  if (!form) return <a href={target} lang={lang}>{children}</a>;
  return <button type="submit" className="plain" form={form} name="go" value="stay" formAction={target} formNoValidate lang={lang}>{children}</button>;
}

function Head({ view, path, form, isOnlyOnce }: Pick<Frame, 'view' | 'path' | 'form' | 'isOnlyOnce'>) {
  const { say, lang, large, organ } = view;
  const name = <><span className="organ">{organ.name}</span> <span className="hall">{say(frame.hall)}</span></>;
  return (
    <header>
      <a className="skip" href="#main">{say(frame.skip)}</a>
      <a className="skip" href="/leave" rel="noreferrer" data-leave="">{say(frame.leave)}</a>
      <a className="leave" href="/leave" rel="noreferrer" data-leave="" title={say(frame.leaveHint)}>{say(frame.leave)}<span className="hidden">{say(shared.aside, { text: say(frame.leaveHint) })}</span></a>
      <p className="bar">
        {isOnlyOnce ? <span className="name">{name}</span> : <a className="name" href={to(view, '/')}>{name}</a>}
      </p>
      {!isOnlyOnce && (
        <p className="switches">
          <Switch view={view} path={path} form={form} change={{ large: !large }}>{say(large ? frame.usual : frame.large)}</Switch>
          <Switch view={view} path={path} form={form} change={{ lang: lang === 'en' ? 'zh' : 'en' }}>{say(frame.other)}</Switch>
        </p>
      )}
    </header>
  );
}

/** Telephone numbers, each on one line with what it is for. */
export const Numbers = ({ of }: { of: readonly string[] }) => of.map((each, at) => <span key={each}>{at > 0 && ' · '}<span className="whole">{each}</span></span>);

function Foot({ view, isOnlyOnce }: Pick<Frame, 'view' | 'isOnlyOnce'>) {
  const { say, time, organ, isDemo } = view;
  return (
    <footer>
      {!isOnlyOnce && (
        <nav aria-label={say(frame.about)}>
          <a href={to(view, '/')}>{say(frame.home)}</a>
          <a href={to(view, '/about/guide')}>{say(frame.guide)}</a>
          <a href={to(view, '/about/privacy')}>{say(frame.privacy)}</a>
          <a href={to(view, '/about/accessibility')}>{say(frame.accessibility)}</a>
          <a href={to(view, '/about/phone')}>{say(frame.phones)}</a>
        </nav>
      )}
      <p><Numbers of={[say(frame.danger), say(frame.line), organ.phone]} /></p>
      <p>{say(frame.asOf, { time })}{isDemo && ` · ${say(frame.sample)}`}</p>
    </footer>
  );
}

function Faults({ say, faults }: { say: Say; faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <div className="faults" role="alert" tabIndex={-1} id="faults" aria-labelledby="faults-head">
      <h2 id="faults-head">{say(frame.errorHead, { n: faults.length })}</h2>
      <ul>
        {faults.map(({ field, text }) => <li key={field + text}><a href={`#${field}`}>{text}</a></li>)}
      </ul>
    </div>
  );
}

function Document({ view, path, title, faults = [], form, isOnlyOnce, children }: Frame) {
  const { say, lang, large } = view;
  return (
    <html lang={lang === 'en' ? 'en' : 'zh-CN'} className={large ? 'large' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta name="format-detection" content="telephone=no" />
        <title>{faults.length > 0 ? say(frame.errorTitle, { title }) : title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/counter/style.css" />
        <script src="/counter/enhance.js" defer />
      </head>
      <body>
        {/* Enter in a field presses the form's first button in the page, which must not be a switch of the head. */}
        {form && <button type="submit" form={form} name="go" value="next" className="hidden" tabIndex={-1} aria-hidden="true" />}
        <Head view={view} path={path} form={form} isOnlyOnce={isOnlyOnce} />
        <main id="main" tabIndex={-1} data-sending={say(frame.sending)}>
          <Faults say={say} faults={faults} />
          {children}
        </main>
        <Foot view={view} isOnlyOnce={isOnlyOnce} />
      </body>
    </html>
  );
}

/** The whole page as text. React escapes whatever was typed. */
export const page = (frame: Frame): string => `<!doctype html>${renderToStaticMarkup(<Document {...frame} />)}`;
