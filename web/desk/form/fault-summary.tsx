import { useEffect, useRef } from 'react';
import { AsWritten } from '../as-written.tsx';
import type { Problem } from '../call.ts';
import { useWords } from '../language.tsx';
import type { Fault } from './check.ts';
import { useScene } from './scene.ts';

const controls = 'input, textarea, select, button';

/** One box on top for what the form lacks and for what the office refused; focus moves to it, each line leads to its field. */
export function FaultSummary({ faults, problem }: { faults: readonly Fault[]; problem?: Problem | undefined }) {
  const say = useWords();
  const { formName } = useScene();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0 || problem) box.current?.focus();
  }, [faults, problem]);
  if (faults.length === 0 && !problem) return null;
  return (
    <div className="fault-box" role="alert" tabIndex={-1} ref={box}>
      <strong>{problem?.title || say(problem ? 'notDone' : 'faultsTitle')}</strong>
      {problem?.detail && problem.detail !== problem.title && <p><AsWritten text={problem.detail} /></p>}
      {problem?.article && <p><AsWritten text={say('ground', { article: problem.article })} /></p>}
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => {
            const target = [formName, ...fault.path].join('_');
            return (
              <li key={target}>
                <a
                  href={`#${target}`}
                  onClick={(event) => {
                    event.preventDefault();
                    const found = document.getElementById(target);
                    const field = found?.matches(controls) ? found : found?.querySelector<HTMLElement>(controls);
                    (field ?? found)?.scrollIntoView({ block: 'center' });
                    field?.focus();
                  }}
                >
                  {fault.text}
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
