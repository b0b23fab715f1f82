import { Navigate, Route, Routes } from 'react-router';
import type { Session } from '../../api/shapes.ts';
import { Refused } from './call.ts';
import { Duties } from './duties/duties.tsx';
import { useAnswer } from './load.ts';
import { Loading, Failed } from './outcomes.tsx';
import { Acts, Auxiliaries, Awards, Calendar, CasePage, CasesOf, Copied, Drafts, Erasures, Intake, Me, Openings, Organs, OversightPage, Parameters, Reads, Search, StaffingRequests, Start, Started } from './pages.ts';
import { handlesNothing, SessionProvider, SignInAgain, SignInPage } from './session.tsx';
import { Shell } from './shell.tsx';
import { useSignedOut } from './signed-out.ts';

export function Desk() {
  const session = useAnswer<Session>('/api/session');
  const signedOut = useSignedOut();
  if (session.isPending) return <Loading />;
  const isUnknown = session.error instanceof Refused && session.error.problem.status === 401;
  if (!session.data) return isUnknown ? <SignInPage /> : <Failed error={session.error} again={() => void session.refetch()} />;
  return (
    <SessionProvider value={session.data}>
      <Shell>
        <Routes>
          <Route path="/" element={<Navigate to={landing(session.data)} replace />} />
          <Route path="/duties" element={<Duties key="open" state="open" />} />
          <Route path="/done" element={<Duties key="done" state="done" />} />
          <Route path="/started" element={<Started />} />
          <Route path="/copied" element={<Copied />} />
          <Route path="/drafts" element={<Drafts />} />
          <Route path="/oversight" element={<OversightPage />} />
          <Route path="/search" element={<Search />} />
          <Route path="/complaints/new" element={<Intake />} />
          <Route path="/start/:procedure" element={<Start />} />
          <Route path="/awards" element={<Awards />} />
          <Route path="/cases/:caseNo/:part?" element={<CasePage />} />
          <Route path="/auxiliaries" element={<Auxiliaries />} />
          <Route path="/staffing-requests" element={<StaffingRequests />} />
          <Route path="/audit/events" element={<Acts />} />
          <Route path="/audit/reads" element={<Reads />} />
          <Route path="/audit/openings" element={<Openings />} />
          <Route path="/audit/erasures" element={<Erasures />} />
          <Route path="/admin/calendar" element={<Calendar />} />
          <Route path="/admin/parameters" element={<Parameters />} />
          <Route path="/admin/organs" element={<Organs />} />
          <Route path="/me" element={<Me />} />
          <Route path="/:list" element={<CasesOf />} />
          <Route path="*" element={<Failed error={undefined} />} />
        </Routes>
      </Shell>
      {(signedOut || isUnknown) && <SignInAgain user={session.data.user} />}
    </SessionProvider>
  );
}

const landing = ({ posts }: Session) => (posts.length > 0 && posts.every(({ office }) => handlesNothing.has(office)) ? (posts[0]!.office === 'auditor' ? '/audit/reads' : '/admin/organs') : '/duties');
