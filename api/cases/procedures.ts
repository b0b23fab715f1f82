import type { TObject } from 'typebox';
import { complaintGrounds } from '../../workflows/complaint/grounds.ts';
import { accusationBodies, notices, procedureTitle, referrals, results, steps } from '../../workflows/complaint/words.ts';
import { forms, officeComplaint } from '../../workflows/complaint/forms.ts';
import { law } from '../../workflows/complaint/law.ts';
import { messages } from '../../workflows/complaint/messages.ts';
import { forms as awardForms, startForm as awardStart } from '../../workflows/commendation/forms.ts';
import { law as awardLaw } from '../../workflows/commendation/law.ts';
import { messages as awardMessages } from '../../workflows/commendation/messages.ts';
import * as award from '../../workflows/commendation/words.ts';
import { forms as martyrForms, startForm as martyrStart } from '../../workflows/martyr-recognition/forms.ts';
import { law as martyrLaw } from '../../workflows/martyr-recognition/law.ts';
import { messages as martyrMessages } from '../../workflows/martyr-recognition/messages.ts';
import * as martyr from '../../workflows/martyr-recognition/words.ts';
import { forms as injuryForms, startForm as injuryStart } from '../../workflows/work-injury/forms.ts';
import { law as injuryLaw } from '../../workflows/work-injury/law.ts';
import { messages as injuryMessages } from '../../workflows/work-injury/messages.ts';
import * as injury from '../../workflows/work-injury/words.ts';
import { headcountProcedures } from './recruitment-procedures.ts';
import type { Form } from '../../workflows/steps/form.ts';
import { law as sharedLaw } from '../../workflows/steps/law.ts';
import type { Message, Refusal } from '../../workflows/steps/message.ts';
import { grounds, offices, parties, type Label, type Office, type Period, type Statement } from '../../workflows/steps/words.ts';

interface Ground {
  readonly article: string;
  readonly zh: string;
  readonly en: string;
}

/** One procedure as the door shows it; everything in it is the procedure's own. */
export interface ShownProcedure {
  readonly name: string;
  readonly title: Label;
  readonly articles: readonly string[];
  readonly startedBy: readonly Office[];
  readonly startForm: TObject;
  readonly startPath: string;
  readonly forms: Readonly<Record<string, Form>>;
  readonly messages: Readonly<Record<string, Message<Statement>>>;
  readonly steps: Readonly<Record<string, Label>>;
  readonly results: Readonly<Record<string, Label>>;
  readonly notices: Readonly<Record<string, Label>>;
  readonly grounds: Readonly<Record<string, Ground>>;
  readonly law: Readonly<Record<string, Period>>;
  readonly referrals: Readonly<Record<string, Label>>;
  /** In which step a case goes on after it was closed with that result; otherwise in what remedies there are. */
  readonly goesOn?: Readonly<Record<string, string>>;
  /** Work of the registers on many rows, and what it may come to. */
  readonly works?: Readonly<Record<string, Label>>;
  readonly workResults?: Readonly<Record<string, Label>>;
  readonly workCounts?: Readonly<Record<string, Label | undefined>>;
  /** The step that such work passes by itself. Where there is one, a duty that names a step is about that step: `submitResults/interview`. */
  readonly stepOfWork?: Readonly<Record<string, string>>;
}

const complaint: ShownProcedure = {
  name: 'complaint',
  title: procedureTitle,
  articles: ['第十七条', '第十八条', '第十九条'],
  startedBy: ['intake-officer'],
  startForm: officeComplaint,
  startPath: '/api/complaints',
  forms,
  messages: Object.fromEntries(messages.map((message) => [message.name, message])),
  steps,
  results,
  notices,
  grounds: { ...grounds, ...complaintGrounds },
  law: { ...law, ...sharedLaw },
  referrals: { ...referrals, ...accusationBodies },
};

const workInjury: ShownProcedure = {
  name: 'work-injury',
  title: injury.procedureTitle,
  articles: ['第四条', '第十三条', '第十四条'],
  startedBy: ['handler'],
  startForm: injuryStart,
  startPath: '/api/work-injuries',
  forms: injuryForms,
  messages: Object.fromEntries(injuryMessages.map((message) => [message.name, message])),
  steps: injury.steps,
  results: injury.results,
  notices: injury.notices,
  grounds: { ...grounds, ...injury.workInjuryGrounds },
  law: { ...injuryLaw, ...sharedLaw },
  referrals: injury.referrals,
};

const commendation: ShownProcedure = {
  name: 'commendation',
  title: award.procedureTitle,
  articles: ['第十六条'],
  startedBy: ['handler', 'personnel-officer'],
  startForm: awardStart,
  startPath: '/api/commendations',
  forms: awardForms,
  messages: Object.fromEntries(awardMessages.map((message) => [message.name, message])),
  steps: award.steps,
  results: award.results,
  notices: award.notices,
  grounds: { ...grounds, ...award.commendationGrounds },
  law: { ...awardLaw, ...sharedLaw },
  referrals: {},
};

const martyrRecognition: ShownProcedure = {
  name: 'martyr-recognition',
  title: martyr.procedureTitle,
  articles: ['第四条', '第十六条'],
  startedBy: ['handler', 'veterans-officer'],
  startForm: martyrStart,
  startPath: '/api/martyr-recognitions',
  forms: martyrForms,
  messages: Object.fromEntries(martyrMessages.map((message) => [message.name, message])),
  steps: martyr.steps,
  results: martyr.results,
  // Pensions run for years after the certificate.
  goesOn: { honoured: 'pension' },
  notices: martyr.notices,
  grounds: { ...grounds, ...martyr.martyrGrounds },
  law: { ...martyrLaw, ...sharedLaw },
  referrals: {},
};

export const procedures: Readonly<Record<string, ShownProcedure>> = { complaint, 'work-injury': workInjury, commendation, 'martyr-recognition': martyrRecognition, ...headcountProcedures };

/** Throws where a register names a procedure that this release does not know: that is a fault of ours. */
export function procedureOf(name: string): ShownProcedure {
  const procedure = Object.hasOwn(procedures, name) ? procedures[name] : undefined;
  if (!procedure) throw new Error(`the procedure ${name} is not known to this release`);
  return procedure;
}

/** The offices at whose seats a duty of the procedure can ever lie, and those that start it. */
export const officesIn = ({ startedBy, forms: asked }: Pick<ShownProcedure, 'startedBy' | 'forms'>): Office[] => [...new Set([...startedBy, ...Object.values(asked).flatMap(({ by }) => by)])].filter((who): who is Office => Object.hasOwn(offices, who));

export const formOf = (procedure: ShownProcedure, message: string): Form | undefined => (Object.hasOwn(procedure.forms, message) ? procedure.forms[message] : undefined);

const ownRule = '本办法';

/** The articles of a form, each with the law in which it stands: its source's, or this rule's where the source is no law but a default of ours. What stands in the law named before is not told it again. */
export function citations({ articles, source }: Pick<Form, 'articles' | 'source'>): string[] {
  const law = source.startsWith('默认规则') ? ownRule : source;
  let named = '';
  return articles.map((article) => {
    const before = named;
    named = article.startsWith(ownRule) ? ownRule : law;
    return article.startsWith(named) || named === before ? article : `${named}${article}`;
  });
}

/** The step to which a message belongs under the key of its duty. */
export function stepOf(procedure: ShownProcedure, message: string, key = ''): string | undefined {
  const about = procedure.stepOfWork && key.split('/')[1]?.split(':')[0];
  return about && Object.hasOwn(procedure.steps, about) ? about : formOf(procedure, message)?.step;
}

export const officeTitle = (who: string): Label => (offices as Record<string, Label>)[who] ?? (parties as Record<string, Label>)[who] ?? [who, who];

const unnamed = (ground: string): Label => [`案件没有接受这一步，依据的代号是“${ground}”，本版本没有它的说明。内容已经留存。请重新打开案卷，按现在的环节办；仍然不行的，把代号告诉系统管理岗。`, `The case did not take this step, on the ground “${ground}”, which this release has no sentence for. What was written is kept. Open the file again and go by the step it is at; if that does not help, give this ground to the administrator.`];

/** The sentence of a refusal with its ground and article. */
export function groundOf(procedure: ShownProcedure, { ground, on, office }: Refusal): { ground: string; article?: string; sentence: Label } {
  const found = procedure.grounds[ground];
  // Of a release that ran before or beside this one.
  if (!found) return { ground, sentence: unnamed(ground) };
  const title = office ? officeTitle(office) : undefined;
  const filled = (sentence: string, i: 0 | 1) => sentence.replace('{on}', on ?? '').replace('{office}', title?.[i] ?? '');
  return { ground, ...(found.article && { article: found.article }), sentence: [filled(found.zh, 0), filled(found.en, 1)] };
}

/** Clocks that may be extended, by whom and once by how much; the same may be paused. */
export const extendable: Readonly<Record<string, { readonly by: Office; readonly period: Period }>> = {
  [law.completionOfClaim.id]: { by: 'organ-leader', period: law.extension },
  [law.completionOfReport.id]: { by: 'organ-leader', period: law.extension },
  [injuryLaw.employerApplication.id]: { by: 'hr-officer', period: injuryLaw.employerExtension },
  [injuryLaw.appraisalConclusion.id]: { by: 'appraisal-officer', period: injuryLaw.appraisalExtension },
};
