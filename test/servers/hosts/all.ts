import { exim } from './exim.ts';
import { haraka } from './haraka.ts';
import type { Host } from './host.ts';
import { opensmtpd } from './opensmtpd.ts';
import { postfixMilter, postfixPolicy } from './postfix.ts';
import { sendmail } from './sendmail.ts';
import { smtpServer } from './smtp-server.ts';

/** Every server, in the order of tables. */
export const hosts: readonly Host[] = [
  smtpServer,
  haraka,
  postfixMilter,
  postfixPolicy,
  sendmail,
  exim,
  opensmtpd,
];
