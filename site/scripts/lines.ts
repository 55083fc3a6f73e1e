/** The worker that checks lists. */

import { judgeLines } from '../playground/lines-judge.ts';

addEventListener('message', ({ data }: MessageEvent<string>) => postMessage(judgeLines(data)));
