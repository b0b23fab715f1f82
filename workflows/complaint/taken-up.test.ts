import { losingNothing } from '../../test/paths/losses.ts';
import { paths, words } from '../../test/paths/complaint.ts';

losingNothing('complaint', paths, words);
