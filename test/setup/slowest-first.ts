import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest by itself; the rest takes seconds. */
const slow = [/^test\/faults\//, /^test\/histories\//, /^workflows\/(complaint|work-injury|martyr-recognition|recruitment)\/\1\.test/, /^test\/(browser|whole)\//, /^workflows\//, /^activities\/recruitment\/outbox/, /^test\//];

/** Slow files begin first, so that no processor is idle while the last of them goes on alone. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification): number => {
      const at = slow.findIndex((each) => each.test(relative(project.config.root, moduleId)));
      return at === -1 ? slow.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
