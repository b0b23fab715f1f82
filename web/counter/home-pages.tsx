import { AsWritten } from './as-written.tsx';
import { units } from '../../workflows/steps/words.ts';
import { Numbers, page, to, type View } from './page.tsx';
import { aboutPages, certificateWords, type AboutPage } from './words-about.ts';
import { benefitWords } from './words-benefits.ts';
import { recognition } from './words-recognition.ts';
import { recruit } from './words-recruitment.ts';
import { frame, home } from './words.ts';

export function homePage(view: View): string {
  const { say } = view;
  const doors = [
    ['/write', home.write, home.writeHint],
    ['/look-up', home.lookUp, home.lookUpHint],
    ['/recruitments', recruit.title, recruit.hint],
    ['/martyrs', recognition.title, recognition.hint],
    ['/certificate', certificateWords.title, certificateWords.hint],
    ['/benefits', benefitWords.title, benefitWords.hint],
    ['/days', home.days, home.daysHint],
  ] as const;
  return page({
    view, path: '/', title: say(frame.hall),
    children: (
      <>
        <h1>{say(home.ask)}</h1>
        <ul className="doors">
          {doors.map(([path, title, hint]) => (
            <li key={path}>
              <a href={to(view, path)}>{say(title)}</a>
              <p className="hint">{say(hint)}</p>
            </li>
          ))}
        </ul>
        <p className="note"><Numbers of={[say(frame.danger), say(frame.line)]} /></p>
      </>
    ),
  });
}

export const isAboutPage = (name: string): name is AboutPage => Object.hasOwn(aboutPages, name);

export function aboutPage(view: View, name: AboutPage, organs: readonly { readonly name: string; readonly phone: string; readonly address: string; readonly hours: string }[]): string {
  const { say } = view;
  const { title, parts } = aboutPages[name];
  return page({
    view, path: `/about/${name}`, title: say(frame.about),
    children: (
      <>
        <h1>{say(title)}</h1>
        {parts.map(({ head, lines }) => (
          <section key={head[0]}>
            <h2>{say(head)}</h2>
            {lines.map((line) => <p key={line[0]}>{say(line)}</p>)}
          </section>
        ))}
        {name === 'phone' && view.lang === 'en' && <p className="note">{say(aboutTable.asWritten)}</p>}
        {name === 'phone' && (
          <table className="stack">
            <thead><tr><th scope="col">{say(aboutTable.organ)}</th><th scope="col">{say(frame.phones)}</th><th scope="col">{say(aboutTable.hours)}</th><th scope="col">{say(aboutTable.address)}</th></tr></thead>
            <tbody>
              {organs.map((organ) => (
                <tr key={organ.name}>
                  <th scope="row">{organ.name}</th>
                  <td data-head={say(frame.phones)}>{organ.phone}</td>
                  <td data-head={say(aboutTable.hours)}><Hours view={view} text={organ.hours} /></td>
                  <td data-head={say(aboutTable.address)}><AsWritten view={view} text={organ.address} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </>
    ),
  });
}

const aboutTable = {
  organ: ['机关', 'Organ'],
  hours: ['时间', 'Hours'],
  address: ['地址', 'Address'],
  asWritten: ['地址以各机关写的为准。', 'Addresses are given in Chinese, as the organs write them, so that you can show them to a driver or passer-by.'],
} as const;


/** Hours on working days are the same in figures; what else an organ wrote stands as it is. */
function Hours({ view, text }: { view: View; text: string }) {
  const figures = /^工作日\s*([\d:–、，,\s-]*)$/.exec(text)?.[1];
  if (view.lang === 'zh' || figures === undefined) return <AsWritten view={view} text={text} />;
  return `${view.say(units['working-day'])} ${figures.replaceAll(/[，、]/g, ', ')}`;
}

/** Where an address leads to nothing. */
export function missingPage(view: View): string {
  const { say } = view;
  return sentencePage(view, say(frame.noSuchPage), say(frame.noSuchPageHint), { path: '/', text: say(frame.home) });
}

/** Something went wrong that the person did not cause: a sentence, and the way back. */
export function sentencePage(view: View, title: string, sentence: string, back: { path: string; text: string }): string {
  const { say } = view;
  return page({ view, path: back.path, title: say(frame.hall), children: <><h1>{title}</h1><p>{sentence}</p><p><a href={to(view, back.path)}>{back.text}</a></p></> });
}
