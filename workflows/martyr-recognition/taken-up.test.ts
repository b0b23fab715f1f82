import { losingNothing } from '../../test/paths/losses.ts';
import { paths, words } from '../../test/paths/martyr-recognition.ts';

losingNothing('martyr-recognition', paths, words);
