import type { Action } from '../../../api/shapes.ts';
import { reach } from '../call.ts';
import { messagePath } from '../case/paths.ts';
import { FetchButton } from '../fetch-button.tsx';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';

/** The letter that would follow, as it would be printed: what is missing in it is marked. Who signs reads the one that was drafted. */
export function LetterDraft({ caseNo, action: { message, title }, body }: { caseNo: string; action: Pick<Action, 'message' | 'title'>; body: Readonly<Record<string, unknown>> }) {
  const say = useWords();
  return (
    <p>
      <FetchButton from={() => reach('POST', `${messagePath(caseNo, message)}/preview`, { body, key: newKey() })} name={`${caseNo} ${title}.pdf`}>
        {say('letterDraft')}
      </FetchButton>
    </p>
  );
}
