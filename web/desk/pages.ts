import { later } from './later.tsx';

// Each is fetched when somebody goes there. The frame, the sign-in and the worklist come with the desk itself.
export const Acts = later(async () => (await import('./admin/audit-acts.tsx')).Acts);
export const Auxiliaries = later(async () => (await import('./recruitment/registers.tsx')).Auxiliaries);
export const Awards = later(async () => (await import('./admin/awards.tsx')).Awards);
export const Calendar = later(async () => (await import('./admin/calendar.tsx')).Calendar);
export const CasePage = later(async () => (await import('./case/case-page.tsx')).CasePage);
export const CasesOf = later(async () => (await import('./case/search.tsx')).CasesOf);
export const Copied = later(async () => (await import('./duties/copied.tsx')).Copied);
export const Drafts = later(async () => (await import('./duties/drafts.tsx')).Drafts);
export const Erasures = later(async () => (await import('./admin/erasures.tsx')).Erasures);
export const Intake = later(async () => (await import('./intake/intake.tsx')).Intake);
export const Me = later(async () => (await import('./me.tsx')).Me);
export const Openings = later(async () => (await import('./admin/audit.tsx')).Openings);
export const Organs = later(async () => (await import('./admin/organs.tsx')).Organs);
export const OversightPage = later(async () => (await import('./duties/oversight.tsx')).OversightPage);
export const Parameters = later(async () => (await import('./admin/parameters.tsx')).Parameters);
export const Reads = later(async () => (await import('./admin/audit.tsx')).Reads);
export const Search = later(async () => (await import('./case/search.tsx')).Search);
export const StaffingRequests = later(async () => (await import('./recruitment/staffing-requests.tsx')).StaffingRequests);
export const Start = later(async () => (await import('./start/start.tsx')).Start);
export const Started = later(async () => (await import('./duties/started.tsx')).Started);
