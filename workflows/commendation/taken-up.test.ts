import { losingNothing } from '../../test/paths/losses.ts';
import { paths, words } from '../../test/paths/commendation.ts';

losingNothing('commendation', paths, words);
