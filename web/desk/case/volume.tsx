import { reach } from '../call.ts';
import { FetchButton } from '../fetch-button.tsx';
import { newKey } from '../key.ts';
import { useWords } from '../language.tsx';
import { casePath } from './paths.ts';

/** 卷宗: bound at the door and saved. */
export function VolumeButton({ caseNo }: { caseNo: string }) {
  const say = useWords();
  return (
    <FetchButton look="plain" title={say('volumeHint')} busy={say('volumeBinding')} name={`${say('volume')} ${caseNo}.pdf`} from={() => reach('POST', `${casePath(caseNo)}/volume`, { body: {}, key: newKey() })}>{say('volume')}</FetchButton>
  );
}
