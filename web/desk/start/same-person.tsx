import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { post } from '../call.ts';
import { sayDay } from '../dates.ts';
import { useWords } from '../language.tsx';

interface Same {
  readonly items: readonly { readonly caseNo: string; readonly occurredOn: string }[];
}

const quietMs = 600;
const isDay = (written: unknown): written is string => typeof written === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(written);

/** Cases of the same person within three days of the accident: a warning, never a refusal, for one person can be hurt twice. */
export function SamePerson({ values }: { values: Readonly<Record<string, unknown>> }) {
  const say = useWords();
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly items: Same['items'] }>();
  const { occurredOn, injured } = values as { occurredOn?: unknown; injured?: { name?: string; idNumber?: string } };
  const name = injured?.name?.trim();
  const idNumber = injured?.idNumber?.trim();
  const asked = isDay(occurredOn) && name ? JSON.stringify({ occurredOn, injured: { name, ...(idNumber && { idNumber }) } }) : '';
  useEffect(() => {
    if (!asked) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      post<Same>('/api/work-injuries/duplicates', JSON.parse(asked)).then(
        ({ items }) => isCurrent && setAnswer({ asked, items }),
        // The check is a service to the officer; filing answers with the same list.
        () => undefined,
      );
    }, quietMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [asked]);
  const found = answer?.asked === asked ? answer.items : [];
  if (found.length === 0) return null;
  return (
    <p className="warning" role="status">
      ⚠ {say('samePerson')}
      {found.map(({ caseNo, occurredOn: day }) => <span key={caseNo}> <Link to={`/cases/${encodeURIComponent(caseNo)}`}>{caseNo}</Link>{say.aside(sayDay(day, say.language))}</span>)}
    </p>
  );
}
