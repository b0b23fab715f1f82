import { losingNothing } from '../../test/paths/losses.ts';
import { paths, words } from '../../test/paths/employment.ts';

losingNothing('employment', paths, words);
