/** The worker that checks lists. */

import { checkList } from '../playground/check-list.ts';

addEventListener('message', ({ data }: MessageEvent<string>) => postMessage(checkList(data)));
