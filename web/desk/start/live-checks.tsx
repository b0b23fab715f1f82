import type { Procedure } from '../../../api/shapes.ts';
import type { HeadcountShape } from '../../../api/shapes/recruitment.ts';
import { useAnswer } from '../load.ts';
import { HeadcountLine } from '../recruitment/headcount.tsx';
import { useSession } from '../session.tsx';
import { LastDays } from './last-days.tsx';
import { SamePerson } from './same-person.tsx';

/** What an officer should see while filling in a start form: who is registered already, how much headcount is left. */
export function LiveChecks({ procedure, values }: { procedure: Procedure; values: Readonly<Record<string, unknown>> }) {
  if (procedure.name === 'work-injury') return <><SamePerson values={values} /><LastDays values={values} /></>;
  return procedure.name === 'recruitment' || procedure.name === 'quota' ? <Headcount startedBy={procedure.startedBy} /> : null;
}

function Headcount({ startedBy }: Pick<Procedure, 'startedBy'>) {
  const { posts } = useSession();
  const mine = posts.find(({ office }) => startedBy.includes(office));
  // The staffing organ sees every bureau's quota, a bureau its own.
  const counts = useAnswer<{ items: HeadcountShape[] }>(`/api/quotas${mine && mine.office !== 'staffing-officer' ? `?organ=${encodeURIComponent(mine.organ)}` : ''}`);
  return counts.data ? <HeadcountLine rows={counts.data.items} /> : null;
}
