import { losingNothing } from '../../test/paths/losses.ts';
import { paths, words } from '../../test/paths/recruitment.ts';

losingNothing('recruitment', paths, words);
