/** Several lines, or a file: checked by a worker, so that the page stays quick. Nothing leaves it. */

import { en, formatReason } from 'mailbox-syntax';
import { fr } from 'mailbox-syntax/messages/fr';
import type { ListResult } from './check-list.ts';
import { byId, element } from './element.ts';
import { shown } from './pieces.ts';
import type { Language, Words } from './words.ts';

/** No longer file is read into a page. */
const MAX_FILE = 64 * 1024 * 1024;
/** How many lines are shown; the download has all. */
const MAX_SHOWN = 200;

/** Makes the field and the file of the page work. */
export function listenToLines(said: Words, language: Language): void {
  const field = byId<HTMLTextAreaElement>('lines');
  const status = byId('lines-count');
  const messages = language === 'fr' ? fr : en;
  let worker: Worker | undefined;
  let address = '';
  /** Of the file that was read, in octets; 0 for what was typed. */
  let size = 0;

  const check = (text: string, octets = 0) => {
    size = octets;
    worker?.terminate();
    worker = new Worker(new URL('./lines.js', import.meta.url), { type: 'module' });
    status.textContent = said.working;
    worker.addEventListener('message', ({ data }: MessageEvent<ListResult>) => show(data));
    worker.postMessage(text);
  };
  const show = ({ total, invalid, warned, empty, found, csv }: ListResult) => {
    worker?.terminate();
    const count = said.linesCount(total, invalid, warned, empty);
    const isCut = size > MAX_FILE;
    status.textContent = [
      count,
      found.length > MAX_SHOWN ? said.linesShown(MAX_SHOWN) : '',
      isCut ? said.linesCut(MAX_FILE / 1024 / 1024) : '',
    ]
      .filter((text) => text !== '')
      .join(' ');
    const head = element('tr', {}, ...said.linesHead.map((name) => element('th', { scope: 'col' }, name)));
    const rows = found
      .slice(0, MAX_SHOWN)
      .map(({ line, input, reason, suggestion }) =>
        element(
          'tr',
          { class: reason.level },
          element('td', { class: 'line' }, String(line)),
          element('td', {}, element('code', {}, Array.from(input.slice(0, 320), shown).join(''))),
          element('td', {}, formatReason(reason, messages)),
          element('td', { class: 'suggested' }, element('bdi', {}, suggestion ?? '')),
        ),
      );
    byId('lines-found').replaceChildren(...(rows.length > 0 ? [head, ...rows] : []));
    const download = byId<HTMLAnchorElement>('download');
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
    download.href = address;
    download.hidden = total === 0;
  };
  const read = async (file: File | undefined) => {
    if (!file) return;
    check(await file.slice(0, MAX_FILE).text(), file.size);
  };

  byId('check-lines').addEventListener('click', () => check(field.value));
  byId<HTMLInputElement>('file').addEventListener(
    'change',
    ({ target }) => void read((target as HTMLInputElement).files?.[0]),
  );
  const place = field.closest('section') as HTMLElement;
  place.addEventListener('dragover', (event) => {
    event.preventDefault();
    place.classList.add('over');
  });
  place.addEventListener('dragleave', () => place.classList.remove('over'));
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    place.classList.remove('over');
    void read(event.dataTransfer?.files[0]);
  });
}
