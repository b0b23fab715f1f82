import { publicRecognition } from '../../workflows/martyr-recognition/forms.ts';
import { Carried, Choices, DayFields, Files, Select, TextArea, TextField } from './fields.tsx';
import { page, to, type Fault, type View } from './page.tsx';
import { labelOf, type Typed } from './recognition-fields.ts';
import { recognition } from './words-recognition.ts';
import { frame, write } from './words.ts';

interface RecognitionPage {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly key: string;
  readonly counties: readonly { readonly code: string; readonly name: string }[];
  readonly note?: string;
  readonly areFilesLost?: boolean;
}

/** One page, so that nothing is kept before it is sent. */
export function recognitionPage(view: View, { typed, faults, key, counties, note, areFilesLost }: RecognitionPage): string {
  const { say, lang } = view;
  const field = (name: string) => ({ view, name, label: say(labelOf(name)), value: typed[name], faults });
  const choices = (name: 'applicant' | 'ground') => Object.entries((publicRecognition.properties[name] as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>)[lang === 'en' ? 'x-labels-en' : 'x-labels']!).map(([value, label]) => ({ value, label }));
  const places = counties.map(({ code, name }) => ({ value: code, label: name }));
  return page({
    view, path: '/martyrs', title: say(frame.hall), faults, form: 'recognition',
    children: (
      <>
        <h1>{say(recognition.heading)}</h1>
        {note && <p className="note" role="alert">{note}</p>}
        <p>{say(recognition.lead)}</p>
        <ul><li>{say(recognition.beside)}</li><li>{say(recognition.others)}</li></ul>
        <form id="recognition" method="post" action={to(view, '/martyrs')} noValidate encType="multipart/form-data">
          <Carried values={{ key }} />
          <Choices {...field('applicant')} choices={choices('applicant')} />
          <TextField {...field('deceasedName')} maxLength={60} />
          <TextField {...field('deceasedId')} maxLength={18} />
          <DayFields {...field('diedOn')} hint={say(recognition.diedHint)} typed={typed} />
          <Choices {...field('ground')} choices={choices('ground')} />
          <TextArea {...field('facts')} hint={say(recognition.factsHint)} rows={8} />
          <TextField {...field('name')} maxLength={60} />
          <TextField {...field('relation')} maxLength={40} isOptional />
          <p>{say(recognition.reach)}</p>
          <TextField {...field('phone')} type="tel" maxLength={20} />
          <TextField {...field('email')} type="email" maxLength={254} />
          <TextField {...field('post')} maxLength={200} />
          <Select {...field('county')} choices={[{ value: '', label: say(write.choosePlace) }, ...places]} />
          <Select {...field('household')} isOptional choices={[{ value: '', label: say(recognition.sameCounty) }, ...places]} />
          <Files view={view} name="files" label={say(recognition.files)} hint={say(write.filesHint)} faults={faults} areLost={areFilesLost} isOptional />
          <p className="acts"><button type="submit">{say(recognition.send)}</button></p>
        </form>
      </>
    ),
  });
}
