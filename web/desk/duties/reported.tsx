import { Link } from 'react-router';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { useSession } from '../session.tsx';

export const oversightPath = '/api/oversight';
const useLeads = () => useSession().posts.some(({ office }) => office === 'organ-leader');

/** Above a leader's list: how many last days were reported to the post. */
export function Reported() {
  const say = useWords();
  const leads = useLeads();
  const reported = useAnswer<{ total: number }>(`${oversightPath}?limit=1`, leads);
  const n = reported.data?.total ?? 0;
  if (n === 0) return null;
  return (
    <p className="fault-box" role="status">
      <Link to="/oversight">{say('reportedToYou', { n })}</Link>
    </p>
  );
}
