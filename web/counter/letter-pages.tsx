import type { ReactNode } from 'react';
import { Carried, Choices, Files, Select, TextArea, TextField, Tick } from './fields.tsx';
import { before, fieldOf, hintOf, isNamed, labelsOf, names, stepOf, stepsFor, titleOf, type Answers, type LetterStep } from './letter.ts';
import { page, to, type Fault, type View } from './page.tsx';
import { frame, write, writeSteps } from './words.ts';

export interface LetterPage {
  readonly view: View;
  readonly step: LetterStep;
  readonly answers: Answers;
  readonly faults: readonly Fault[];
  /** Makes sending twice the same as sending once. */
  readonly letterKey: string;
  /** The answers of the other steps, sealed. */
  readonly carried: string;
  readonly organs: readonly { readonly code: string; readonly name: string }[];
  /** The last day of the first notice if the letter were sent today, in words. */
  readonly ifToday?: { readonly day: string; readonly figure: number; readonly how: string } | undefined;
  readonly isNameDoubtful: boolean;
  readonly areFilesLost: boolean;
  readonly note?: string;
}

function Progress({ view, step, answers }: Pick<LetterPage, 'view' | 'step' | 'answers'>) {
  const steps = stepsFor(answers);
  return (
    <>
      <p className="meta">{view.say(write.progress, { n: steps.indexOf(step) + 1, of: steps.length })}</p>
      <ol className="progress">
        {steps.map((each) => <li key={each} aria-current={each === step ? 'step' : undefined}>{view.say(writeSteps[each])}</li>)}
      </ol>
    </>
  );
}

function Start({ view, ifToday }: LetterPage) {
  const { say, lang } = view;
  const rows = [
    [write.compareNotice, write.noticeNamed, write.noticeAnonymous],
    [write.compareSeen, write.seenNamed, write.seenAnonymous],
    [write.compareReview, write.reviewNamed, write.reviewAnonymous],
  ] as const;
  return (
    <>
      {ifToday && <p><strong>{say(write.ifToday)}</strong>{lang === 'en' && ' '}{say(write.told, { day: ifToday.day })}{lang === 'en' && ' '}{say(write.result, { figure: ifToday.figure })}</p>}
      {ifToday && <p><a href={to(view, ifToday.how)}>{say(frame.how)}</a></p>}
      <h2>{say(write.compare)}</h2>
      <table className="stack">
        <thead><tr><td>{'\u00a0'}</td><th scope="col">{say(write.named)}</th><th scope="col">{say(write.anonymous)}</th></tr></thead>
        <tbody>
          {rows.map(([head, named, anonymous]) => (
            <tr key={head[0]}>
              <th scope="row">{say(head)}</th>
              <td data-head={say(write.named)}>{say(named)}</td>
              <td data-head={say(write.anonymous)}>{say(anonymous)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        <li>{say(write.falseAccusation)}</li>
        <li>{say(write.kept)}</li>
        <li>{say(write.goBack)}</li>
        <li>{say(write.leaving)}</li>
      </ul>
    </>
  );
}

function Facts({ view, answers, faults, organs }: LetterPage) {
  const { say, lang } = view;
  const field = (name: string) => ({ view, name, label: titleOf(name, lang), hint: hintOf(name, lang), value: answers[name], faults });
  return (
    <>
      <p>{say(write.two)}</p>
      <TextArea {...field('against')} rows={1} />
      <TextArea {...field('occurredOn')} rows={1} isOptional />
      <TextArea {...field('place')} rows={1} isOptional />
      <TextArea {...field('matter')} hint={say(write.matterHint, { max: fieldOf('matter')?.maxLength ?? 0 })} rows={8} />
      <Select {...field('organ')} isOptional choices={[{ value: '', label: say(write.organAny) }, ...organs.map(({ code, name }) => ({ value: code, label: name }))]} />
      <Tick name="ongoing" label={say(write.ongoing)} hint={say(write.ongoingHint)} value={answers['ongoing']} />
      <Choices {...field('wish')} isOptional value={answers['wish'] ?? ''} choices={[...labelsOf('wish', lang).map(([value, label]) => ({ value, label })), { value: '', label: say(write.noWish) }]} />
    </>
  );
}

function Material({ view, answers, faults }: LetterPage) {
  const { say } = view;
  return (
    <>
      <Choices view={view} name="hasFiles" label={say(write.hasFiles)} faults={faults} value={answers['hasFiles'] ?? 'no'}
        choices={[{ value: 'no', label: say(write.filesNo) }, { value: 'yes', label: say(write.filesYes), hint: say(write.filesWhen) }]} />
      <ul><li>{say(write.filesClean)}</li><li>{say(write.filesLook)}</li></ul>
    </>
  );
}

function Name({ view, answers, faults }: LetterPage) {
  const { say, lang } = view;
  const field = (name: string) => ({ view, name, label: titleOf(name, lang), hint: hintOf(name, lang), value: answers[name], faults });
  return (
    <>
      <Choices view={view} name="realName" label={say(write.realName)} faults={faults} value={answers['realName']}
        choices={[{ value: 'yes', label: say(write.realYes), hint: say(write.realYesHint) }, { value: 'no', label: say(write.realNo), hint: say(write.realNoHint) }]} />
      <div data-when="realName=yes">
        <TextField {...field('name')} hint={say(write.nameHint)} />
        <TextField {...field('idNumber')} isOptional />
      </div>
    </>
  );
}

function Answer({ view, answers, faults }: LetterPage) {
  const { say, lang } = view;
  const field = (name: string) => ({ view, name, label: titleOf(name, lang), hint: hintOf(name, lang), value: answers[name], faults });
  return (
    <>
      <p>{say(write.answerLead)}</p>
      <TextField {...field('email')} type="email" />
      <TextField {...field('phone')} type="tel" />
      <TextField {...field('post')} />
    </>
  );
}

function Check({ view, answers, faults, organs, isNameDoubtful, areFilesLost }: LetterPage) {
  const { say, lang } = view;
  const shown = names.filter((name) => name !== 'hasFiles' && (!['name', 'idNumber', 'email', 'phone', 'post'].includes(name) || isNamed(answers)));
  const said = (name: string): string => {
    const value = answers[name];
    if (name === 'realName') return say(isNamed(answers) ? write.realYes : write.realNo);
    if (name === 'ongoing' && value) return say(write.ongoing);
    if (name === 'wish' && !value) return say(write.noWish);
    if (name === 'organ') return value ? (organs.find(({ code }) => code === value)?.name ?? value) : say(write.organAny);
    return labelsOf(name, lang).find(([code]) => code === value)?.[1] ?? value ?? '';
  };
  return (
    <>
      <p>{say(write.checkLead)}</p>
      {isNameDoubtful && <p className="note">{say(write.asAnonymous)}</p>}
      <dl className="answers">
        {shown.map((name) => (
          <div key={name}>
            <dt>{name === 'realName' ? say(write.realName) : titleOf(name, lang)}</dt>
            <dd>{said(name) || <span className="meta">{say(write.empty)}</span>}</dd>
            <dd className="change">
              <button type="submit" className="plain" name="go" value={`to:${stepOf(name)}`} formNoValidate>{say(write.change)}<span className="hidden">{titleOf(name, lang)}</span></button>
            </dd>
          </div>
        ))}
      </dl>
      {answers['hasFiles'] === 'yes' && <Files view={view} name="files" label={say(write.files)} hint={say(write.filesHint)} faults={faults} areLost={areFilesLost} />}
    </>
  );
}

const bodies: Readonly<Record<LetterStep, (props: LetterPage) => ReactNode>> = { start: Start, facts: Facts, material: Material, name: Name, answer: Answer, check: Check };

/** One step of the letter. What the other steps hold travels in a hidden field. */
export function letterPage(letter: LetterPage): string {
  const { view, step, answers, faults, letterKey, carried, note } = letter;
  const { say } = view;
  const Body = bodies[step];
  const hasFiles = step === 'check' && answers['hasFiles'] === 'yes';
  return page({
    view, path: '/write', title: say(frame.hall), faults, form: 'letter',
    children: (
      <>
        <Progress view={view} step={step} answers={answers} />
        <h1>{say(writeSteps[step])}</h1>
        {note && <p className="note" role="alert">{note}</p>}
        <form id="letter" method="post" action={to(view, '/write')} noValidate encType={hasFiles ? 'multipart/form-data' : undefined} data-letter="">
          <Carried values={{ ...(carried && { carried }), step, letterKey }} />
          <Body {...letter} />
          <p className="acts">
            <button type="submit" name="go" value="next">{say(step === 'check' ? write.send : step === 'start' ? write.begin : frame.next)}</button>
            {before(step, answers) !== step && <button type="submit" className="second" name="go" value="back" formNoValidate>{say(frame.back)}</button>}
          </p>
        </form>
      </>
    ),
  });
}
