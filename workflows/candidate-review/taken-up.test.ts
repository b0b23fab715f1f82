import { losingNothing } from '../../test/paths/losses.ts';
import { paths, words } from '../../test/paths/candidate-review.ts';

losingNothing('candidate-review', paths, words);
