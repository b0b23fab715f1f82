import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { Action, CaseFile } from '../../../api/shapes.ts';
import { AsWritten } from '../as-written.tsx';
import { DutyMenu } from '../duties/acts.tsx';
import { useWords, type Speech } from '../language.tsx';

const mostButtons = 3;

/** What I can do now, in the order of the register; acts that end something sit in 更多 in red. */
export function Actions({ file, open }: { file: CaseFile; open: (action: Action) => void }) {
  const say = useWords();
  const nameOf = namedIn(say);
  const calm = file.actions.filter(({ danger }) => !danger);
  const shown = (calm.length > 0 ? calm : file.actions).slice(0, mostButtons);
  const rest = file.actions.filter((action) => !shown.includes(action));
  const mine = file.duties.filter(({ state, owed, as }) => state === 'open' && owed && as);
  const others = file.duties.filter(({ state, owed, as }) => state === 'open' && owed && !as);
  return (
    <section className="actions" aria-label={say('whatICanDo')}>
      {file.actions.length > 0 && (
        <div className="row-buttons">
          <span>{say('whatICanDo')}</span>
          {shown.map((action, at) => (
            <Button key={idOf(action)} type={at === 0 && action.owed ? 'primary' : 'default'} danger={action.danger} onClick={() => open(action)}>
              {nameOf(action)}
            </Button>
          ))}
          {rest.length > 0 && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: rest.map((action) => ({ key: idOf(action), label: nameOf(action), danger: action.danger })),
                onClick: ({ key }) => {
                  const action = rest.find((each) => idOf(each) === key);
                  if (action) open(action);
                },
              }}
            >
              <Button icon={<DownOutlined />} iconPlacement="end">{say('more')}</Button>
            </Dropdown>
          )}
          {mine.map((duty) => (
            <span key={duty.id} className="of-duty">
              <DutyMenu duty={duty} isNamed />
            </span>
          ))}
        </div>
      )}
      {others.map((duty) => (
        <div key={duty.id} className="row-buttons">
          {say('turnOf', { who: [duty.organName, duty.whoTitle, duty.assigneeName].filter(Boolean).join(' '), asks: duty.asks })}
          <DutyMenu duty={duty} />
        </div>
      ))}
      {file.refusals.length > 0 && (
        <details className="why-not">
          <summary>{say('whyNot')}</summary>
          <ul>
            {file.refusals.map(({ message, duty, title, detail, article }) => (
              <li key={`${message} ${duty}`}>
                <b>{say.headed(say.titled(title))}</b><AsWritten text={detail} />
                {article && <span className="hint"><AsWritten text={say.aside(article)} /></span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const idOf = ({ message, duty }: Action) => `${message} ${duty}`;
const namedIn = (say: Speech) => ({ title, about }: Action) => `${say.titled(title)}${about ? say.aside(about) : ''}`;
