import { losingNothing } from '../../test/paths/losses.ts';
import { paths, words } from '../../test/paths/work-injury.ts';

losingNothing('work-injury', paths, words);
