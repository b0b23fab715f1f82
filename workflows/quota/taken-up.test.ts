import { losingNothing } from '../../test/paths/losses.ts';
import { paths, words } from '../../test/paths/quota.ts';

losingNothing('quota', paths, words);
