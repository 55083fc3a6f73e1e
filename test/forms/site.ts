/** A web server for the tests of forms: what it is given, and what it was sent. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  url: string;
  /** Paths and what they hold; a page that is not there is a 404. */
  pages: Map<string, Page>;
  /** The paths that were asked for. */
  asked: string[];
  /** The values of the field `email` that were sent to `/sent`. */
  sent: (string | null)[];
  close(): Promise<void>;
}

interface Page {
  body: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
  /** What must have happened before the answer. */
  after?: Promise<unknown>;
}

const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', html: 'text/html' };

export async function serveSite(): Promise<Site> {
  const site: Omit<Site, 'url' | 'close'> = { pages: new Map(), asked: [], sent: [] };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    site.asked.push(pathname);
    if (pathname === '/sent') {
      site.sent.push(searchParams.get('email'));
      return response.setHeader('content-type', 'text/html').end('<!doctype html><title>sent</title>');
    }
    const page = site.pages.get(pathname);
    if (!page) return response.writeHead(404).end();
    await page.after;
    const type = page.type ?? TYPES[pathname.split('.').at(-1) ?? ''] ?? 'text/html';
    return response
      .writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...page.headers })
      .end(page.body);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(site, {
    url,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}
