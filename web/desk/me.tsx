import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { sayDay } from './dates.ts';
import { HandOverAll } from './duties/hand-over.tsx';
import { useWords } from './language.tsx';
import { PageTitle } from './page-title.tsx';
import { ChangePassword } from './password.tsx';
import { prefer, usePreferences } from './preferences.ts';
import { handlesNothing, SignOut, useSession } from './session.tsx';

export function Me() {
  const say = useWords();
  const { user, posts } = useSession();
  const { keys, dense } = usePreferences();
  const handles = posts.some(({ office }) => !handlesNothing.has(office));
  return (
    <>
      <PageTitle>{say('me')}</PageTitle>
      <section className="sheet-box">
        <p><b>{user.name}</b> {user.username}</p>
        <ul>
          {posts.map(({ postId, organName, officeTitle, until, standsForName }) => (
            <li key={`${postId} ${standsForName ?? ''}`}>
              {organName} · {officeTitle}
              {standsForName && say.aside(say('standsForShort', { name: standsForName }))}
              {until && ` · ${say('until', { day: sayDay(until, say.language) })}`}
            </li>
          ))}
        </ul>
        {handles && <p className="row-buttons"><Link to="/started">{say('startedByMe')}</Link><Link to="/copied">{say('copiedToMe')}</Link><Link to="/drafts">{say('myDrafts')}</Link></p>}
        <p><Checkbox checked={keys} onChange={(event) => prefer({ keys: event.target.checked })}>{say('keysOn')}</Checkbox></p>
        <p><Checkbox checked={dense} onChange={(event) => prefer({ dense: event.target.checked })}>{say('denseRows')}</Checkbox></p>
        <SignOut />
      </section>
      <ChangePassword username={user.username} />
      {handles && <HandOverAll />}
    </>
  );
}
