import type { CaseFile } from '../../../api/shapes.ts';
import type { useWords } from '../language.tsx';
import { Applicants } from './applicants.tsx';
import { Board } from './board.tsx';
import { Objections } from './objections.tsx';
import { Publicity } from './publicity.tsx';
import { Ranking } from './ranking.tsx';
import { Scores } from './scores.tsx';
import { recruitWords } from './words.ts';

/** What the file of a campaign has beside the parts of every file. */
export const campaignTabs = (file: CaseFile, say: ReturnType<typeof useWords>) => [
  { key: 'board', label: say.of(recruitWords.board), part: <Board file={file} /> },
  { key: 'applicants', label: say.of(recruitWords.applicants), part: <Applicants file={file} /> },
  { key: 'scores', label: say.of(recruitWords.scores), part: <Scores file={file} /> },
  { key: 'ranking', label: say.of(recruitWords.ranking), part: <Ranking file={file} /> },
  { key: 'publicity', label: say.of(recruitWords.publicity), part: <Publicity file={file} /> },
  { key: 'objections', label: say.of(recruitWords.objections), part: <Objections file={file} /> },
];
