import { useSearchParams } from 'react-router';
import type { Organ } from '../../../api/shapes.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../load.ts';
import { Loaded } from '../outcomes.tsx';
import { Holdings } from './holdings.tsx';
import { organName } from './organ-name.ts';
import { PageTitle } from '../page-title.tsx';

/** 机构与岗位: the tree; a vacant post with open duties stands in red on top. */
export function Organs() {
  const say = useWords();
  const [search, setSearch] = useSearchParams();
  const organs = useAnswer<{ items: Organ[] }>('/api/organs?limit=100');
  const chosen = search.get('organ');
  return (
    <>
      <PageTitle>{say('organs')}</PageTitle>
      <Loaded query={organs}>
        {({ items }) => {
          const vacant = items.filter(({ vacantWithDuties }) => vacantWithDuties > 0);
          const organ = items.find(({ code }) => code === chosen);
          const choose = (code: string) => setSearch({ organ: code });
          const codes = new Set(items.map(({ code }) => code));
          const roots = items.filter(({ superior }) => !superior || !codes.has(superior));
          return (
            <>
              {vacant.map((each) => (
                <p key={each.code} className="fault-box">
                  {say('vacantWithDuties', { organ: organName(each, say.language), n: each.vacantWithDuties })}{' '}
                  <button type="button" className="plain" onClick={() => choose(each.code)}>{say('show')}</button>
                </p>
              ))}
              <div className="two">
                <nav aria-label={say('organs')}>
                  <Branch organs={items} roots={roots} chosen={chosen} choose={choose} />
                </nav>
                {organ ? <Holdings organ={organ} /> : <p className="hint">{say('chooseOrgan')}</p>}
              </div>
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Branch({ organs, roots, chosen, choose }: { organs: readonly Organ[]; roots: readonly Organ[]; chosen: string | null; choose: (code: string) => void }) {
  const { language } = useWords();
  return (
    <ul className="tree">
      {roots.map((organ) => {
        const below = organs.filter(({ superior }) => superior === organ.code);
        return (
          <li key={organ.code}>
            <button type="button" className="plain" aria-current={organ.code === chosen} onClick={() => choose(organ.code)}>
              {organName(organ, language)}
            </button>
            {below.length > 0 && <Branch organs={organs} roots={below} chosen={chosen} choose={choose} />}
          </li>
        );
      })}
    </ul>
  );
}
