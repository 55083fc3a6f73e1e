/** The worker that judges lists. */

import { judgeLines } from '../playground/lines-judge.ts';

addEventListener('message', ({ data }: MessageEvent<string>) => postMessage(judgeLines(data)));
