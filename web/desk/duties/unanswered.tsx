import type { UnansweredSeat } from '../../../api/shapes.ts';
import { answerable, type Office } from '../../../workflows/steps/words.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { useSession } from '../session.tsx';

/** To leaders and administrators: at which posts work lies that nobody may do. */
export function Unanswered() {
  const say = useWords();
  const isMine = useSession().posts.some(({ office }) => answerable.has(office as Office));
  const seats = useAnswer<{ items: UnansweredSeat[] }>('/api/posts/unanswered', isMine);
  return seats.data?.items.map(({ organ, office, organName, officeTitle, n }) => (
    <p key={`${organ} ${office}`} className="fault-box" role="status">
      {say('unanswered', { post: say.language === 'zh' ? `${organName}${officeTitle}` : `${organName}, ${officeTitle}`, n })}
    </p>
  ));
}
