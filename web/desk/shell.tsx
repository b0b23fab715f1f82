import { AlertOutlined, AuditOutlined, BankOutlined, CalendarOutlined, CheckSquareOutlined, ControlOutlined, CopyOutlined, DeleteOutlined, EditOutlined, EyeOutlined, FileSearchOutlined, FolderOutlined, FormOutlined, InboxOutlined, SendOutlined, TeamOutlined, TrophyOutlined, UnlockOutlined, UsergroupAddOutlined, UserOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import type { Procedure } from '../../api/shapes.ts';
import type { Office } from '../../workflows/steps/words.ts';
import { clockOff } from './call.ts';
import { useWords } from './language.tsx';
import { useLive } from './live.ts';
import { useAnswer } from './load.ts';
import { useNarrow } from './narrow.ts';
import { handlesNothing, SignOut, useSession } from './session.tsx';
import type { Word } from './words.ts';

interface Entry {
  readonly to: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly inBar?: boolean;
}
interface Section {
  readonly title: Word;
  readonly items: readonly Entry[];
}
interface Fixed extends Omit<Entry, 'name'> {
  readonly word: Word;
  /** Offices that see it; all when absent. */
  readonly for?: readonly Office[];
}

const workbench: readonly Fixed[] = [
  { to: '/duties', word: 'toDo', icon: <InboxOutlined />, inBar: true },
  { to: '/done', word: 'done', icon: <CheckSquareOutlined />, inBar: true },
  { to: '/started', word: 'startedByMe', icon: <SendOutlined /> },
  { to: '/copied', word: 'copiedToMe', icon: <CopyOutlined /> },
  { to: '/drafts', word: 'myDrafts', icon: <EditOutlined /> },
  { to: '/oversight', word: 'oversight', icon: <AlertOutlined />, for: ['organ-leader'] },
];
const search: Fixed = { to: '/search', word: 'search', icon: <FileSearchOutlined />, inBar: true };

const fixed: readonly { readonly title: Word; readonly items: readonly Fixed[] }[] = [
  { title: 'registers', items: [
    { to: '/awards', word: 'awards', icon: <TrophyOutlined />, for: ['handler', 'unit-leader', 'personnel-officer', 'organ-leader', 'inspection'] },
    { to: '/auxiliaries', word: 'auxiliaries', icon: <TeamOutlined />, for: ['recruitment-officer', 'using-unit-officer', 'organ-leader', 'unit-leader', 'staffing-officer'] },
    { to: '/staffing-requests', word: 'staffingRequests', icon: <UsergroupAddOutlined />, for: ['using-unit-officer', 'recruitment-officer', 'staffing-officer'] },
  ] },
  { title: 'audit', items: [
    { to: '/audit/events', word: 'auditedActs', icon: <AuditOutlined />, for: ['auditor'] },
    { to: '/audit/reads', word: 'reads', icon: <EyeOutlined />, for: ['auditor'] },
    { to: '/audit/openings', word: 'openings', icon: <UnlockOutlined />, for: ['auditor', 'identity-custodian'] },
    { to: '/audit/erasures', word: 'erasures', icon: <DeleteOutlined />, for: ['auditor', 'identity-custodian', 'organ-leader'] },
  ] },
  { title: 'administration', items: [
    { to: '/admin/organs', word: 'organs', icon: <BankOutlined /> },
    { to: '/admin/calendar', word: 'calendar', icon: <CalendarOutlined /> },
    { to: '/admin/parameters', word: 'parameters', icon: <ControlOutlined /> },
  ] },
];

const tooFarMs = 120_000;

/** Complaints are taken down on a page of their own; everything else starts from its form. */
export const startPage = ({ name }: Pick<Procedure, 'name'>) => (name === 'complaint' ? '/complaints/new' : `/start/${name}`);
/** `/api/work-injuries` starts a case; `/work-injuries` lists them. What nobody at the desk starts is listed under its own name. */
export const listPage = ({ name, startedBy, startPath }: Pick<Procedure, 'name' | 'startedBy' | 'startPath'>) => (startedBy.length > 0 ? startPath.replace('/api', '') : `/${name}s`);

function useSections(): readonly Section[] {
  const say = useWords();
  const { posts } = useSession();
  const procedures = useAnswer<{ items: Procedure[] }>('/api/procedures').data?.items ?? [];
  const offices = new Set<string>(posts.map(({ office }) => office));
  const isFor = (item: Fixed) => !item.for || item.for.some((office) => offices.has(office));
  const named = ({ word, ...entry }: Fixed): Entry => ({ ...entry, name: say(word) });
  const handles = posts.length === 0 || posts.some(({ office }) => !handlesNothing.has(office));
  return [
    { title: 'workbench' as const, items: [...(handles ? workbench : []), search].filter(isFor).map(named) },
    { title: 'handling' as const, items: procedures.filter((each) => each.offices.some((office) => offices.has(office))).map((each) => ({ to: listPage(each), name: each.title, icon: <FolderOutlined /> })) },
    { title: 'start' as const, items: procedures.filter(({ startedBy }) => startedBy.some((office) => offices.has(office))).map((each) => ({ to: startPage(each), name: each.name === 'complaint' ? say('intake') : each.title, icon: <FormOutlined /> })) },
    ...fixed.map(({ title, items }) => ({ title, items: items.filter(isFor).map(named) })),
  ].filter(({ items }) => items.length > 0);
}

export function Shell({ children }: { children: ReactNode }) {
  const say = useWords();
  const { posts, user } = useSession();
  const { polls } = useLive(true);
  const isNarrow = useNarrow();
  const shown = useSections();
  const organ = posts[0]?.organName ?? '';
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {say('skip')}
      </a>
      <header className="bar">
        <Link to="/duties" className="bar-name">
          <b>{organ}</b> <span>{say('product')}</span>
        </Link>
        {!isNarrow && <QuickSearch />}
        <button type="button" className="bar-button" lang={say.language === 'zh' ? 'en' : 'zh-CN'} onClick={() => say.change?.(say.language === 'zh' ? 'en' : 'zh')}>
          {say.language === 'zh' ? 'English' : '中文'}
        </button>
        {!isNarrow && (
          <>
            <Link className="bar-button" to="/me">
              {user.name}{say.aside(say.list([...new Set(posts.map(({ officeTitle }) => officeTitle))]) || say('noPost'))}
            </Link>
            <SignOut isInBar />
          </>
        )}
      </header>
      {!isNarrow && (
        <nav className="rail" aria-label={say('menu')}>
          {shown.map(({ title, items }) => (
            <section key={title}>
              <h2>{say(title)}</h2>
              {items.map((item) => (
                <NavLink key={item.to} to={item.to} end>
                  {item.icon} {say.titled(item.name)}
                </NavLink>
              ))}
            </section>
          ))}
        </nav>
      )}
      <main id="page" className="page" tabIndex={-1}>
        {polls && (
          <p className="grey-line" role="status">
            {say('polling')}
          </p>
        )}
        {Math.abs(clockOff) > tooFarMs && <p className="grey-line">{say('clockOff', { minutes: Math.round(Math.abs(clockOff) / 60_000) })}</p>}
        {children}
      </main>
      {isNarrow && (
        <nav className="bottom" aria-label={say('menu')}>
          {[...shown.flatMap(({ items }) => items.filter(({ inBar }) => inBar)), { to: '/me', name: say('me'), icon: <UserOutlined /> }].map((item) => (
            <NavLink key={item.to} to={item.to}>
              {item.icon}
              <span>{item.name}</span>
            </NavLink>
          ))}
        </nav>
      )}
    </div>
  );
}

function QuickSearch() {
  const say = useWords();
  const navigate = useNavigate();
  const { key } = useLocation();
  return (
    <form
      key={key}
      role="search"
      aria-label={say('searchAll')}
      className="bar-search"
      onSubmit={(event) => {
        event.preventDefault();
        const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
        if (q) void navigate(`/search?q=${encodeURIComponent(q)}`);
      }}
    >
      <label>{say('searchHint')} <input name="q" type="search" autoComplete="off" /></label>
    </form>
  );
}
