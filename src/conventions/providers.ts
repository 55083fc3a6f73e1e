/** The rules of well-known mail providers, as they publish them. */

import type { Convention, Conventions } from './convention.ts';

/** Names that a provider's own programs have, at any of its domains. */
const OF_PROGRAMS = ['mailer-daemon', 'abuse', 'noreply*', 'no-reply*', 'no_reply*', 'bounce*'];

/** When the sources were read. */
const READ = '2026-11-30';

const WORD = ['letters', 'digits'];

function provider(rules: Convention): Convention {
  return { ...rules, exceptions: OF_PROGRAMS, level: 'warning', date: READ };
}

/** Domains that share the rules of another. */
function sameAs(domain: string, others: string): Conventions {
  return Object.fromEntries(others.split(' ').map((other) => [other, domain]));
}

/**
 * The naming rules of well-known mail providers: data of the same form as a site's own, each with its source and the date
 * on which it was read. They are warnings: a provider tells what can be registered today, and keeps what was registered
 * before. Where that is known, `note` says so. A rule that two sources tell in two ways is the wider one.
 *
 * Together with a site's own: `withConventions({ ...providers, ...own })`.
 */
export const providers: Conventions = /* @__PURE__ */ Object.freeze({
  'gmail.com': provider({
    characters: [...WORD, '.'],
    ignored: ['.'],
    minOctets: 6,
    maxOctets: 30,
    delimiter: '+',
    source: 'https://support.google.com/mail/answer/9211434',
    note: 'Dots make no difference. The page speaks of new names; whether shorter ones are left from before it does not say.',
  }),
  ...sameAs('gmail.com', 'googlemail.com'),

  'outlook.com': provider({
    characters: [...WORD, '.', '-', '_'],
    first: [...WORD, '_'],
    maxOctets: 64,
    delimiter: '+',
    source:
      'https://github.com/mailgun/flanker/blob/b4323ce58f93774065e6dd87dccbae7b90314c1c/flanker/addresslib/plugins/hotmail.py',
    note: 'Read in a checker of another mail service. New names begin with a letter. Names of Hotmail begin with digits and underscores too, and the first ones are short.',
  }),
  ...sameAs(
    'outlook.com',
    'hotmail.com live.com msn.com outlook.fr hotmail.fr live.fr outlook.de hotmail.de live.de hotmail.co.uk live.co.uk outlook.es hotmail.es outlook.it hotmail.it live.it outlook.jp outlook.com.br hotmail.com.br live.nl hotmail.nl live.ca hotmail.ca',
  ),

  'yahoo.com': provider({
    characters: [...WORD, '.', '_'],
    first: WORD,
    last: WORD,
    notAdjacent: ['.', '_'],
    minOctets: 3,
    maxOctets: 32,
    delimiter: '-+',
    source:
      'https://www.nokia.com/bd-en/support/product/nokia-mail-powered-by-yahoo/troubleshooting/?action=singleFAQ&caseid=FA134980_en_US',
    note: 'What follows a hyphen is the keyword of a disposable address. Accounts of before may have several hyphens, and their rules were wider.',
  }),
  ...sameAs(
    'yahoo.com',
    'ymail.com rocketmail.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.ca yahoo.in yahoo.co.in yahoo.com.br yahoo.com.mx yahoo.com.ar yahoo.com.au yahoo.com.ph yahoo.com.sg yahoo.com.tw yahoo.com.hk yahoo.co.id yahoo.ie yahoo.gr yahoo.se yahoo.ro yahoo.pl',
  ),

  'icloud.com': provider({
    characters: [...WORD, '.', '_', '-'],
    minOctets: 3,
    delimiter: '+',
    source: 'https://icloud.skydocu.com/en-gb/mail/use-email-aliases',
    note: 'Read in a copy of the guide to iCloud. A name that a person chooses has 3 to 20 characters; Hide My Email makes longer ones. Those of .Mac and MobileMe are kept.',
  }),
  ...sameAs('icloud.com', 'me.com mac.com'),

  'gmx.net': provider({
    characters: [...WORD, '.', '-', '_'],
    delimiter: '+',
    source: 'https://newsroom.gmx.net/2015/07/31/doppelte-e-mail-adresse-ist-das-moeglich',
    note: 'The case of letters makes no difference, dots and other signs do. No page lists the signs: these are the ones that new names may have. Old accounts have a number as their name, with a hyphen in it.',
  }),
  ...sameAs('gmx.net', 'gmx.de gmx.at gmx.ch gmx.com gmx.us gmx.fr gmx.org web.de'),

  'proton.me': provider({
    characters: [...WORD, '.', '-', '_'],
    ignored: ['.', '-', '_'],
    delimiter: '+',
    source: 'https://proton.me/support/change-username',
    note: 'Dots, hyphens and underscores make no difference, nor does the case of letters.',
  }),
  ...sameAs('proton.me', 'protonmail.com pm.me protonmail.ch'),

  'yandex.ru': provider({
    characters: [...WORD, '.', '-'],
    first: WORD,
    last: WORD,
    notAdjacent: ['.', '-'],
    delimiter: '+',
    source: 'https://yandex.com/support/passport/authorization/registration.html',
    note: 'A dot and a hyphen are the same to Yandex. The number of a telephone can be the name. Old logins may have underscores.',
  }),
  ...sameAs('yandex.ru', 'ya.ru yandex.com yandex.by yandex.kz yandex.ua yandex.com.tr narod.ru'),

  'mail.ru': provider({
    characters: [...WORD, '.', '_', '-'],
    first: WORD,
    last: WORD,
    notAdjacent: ['.', '_', '-'],
    minOctets: 4,
    maxOctets: 31,
    delimiter: '+',
    source: 'https://help.mail.ru/engmail-help/registration/namepass',
    note: 'Names of the first years are shorter, and have signs at either end or side by side.',
  }),
  ...sameAs('mail.ru', 'inbox.ru list.ru bk.ru internet.ru'),

  'qq.com': provider({
    characters: [...WORD, '.', '-', '_'],
    first: WORD,
    minOctets: 3,
    maxOctets: 32,
    source: 'https://xmnhj.com/h/333301.html',
    note: 'Most names are the number of an account. Descriptions differ about the lengths of others; the help page of Tencent was not to be had.',
  }),
  ...sameAs('qq.com', 'vip.qq.com foxmail.com'),

  '163.com': provider({
    characters: [...WORD, '_', '.', '-'],
    first: WORD,
    minOctets: 5,
    maxOctets: 20,
    source: 'http://163yunyou.com/newsitem/597.html',
    note: 'New names have 6 to 18 letters, digits and underscores and begin with a letter; the number of a mobile telephone can be the name. Names of before have 5 to 20 characters, and other signs at paid domains.',
  }),
  ...sameAs('163.com', '126.com yeah.net vip.163.com vip.126.com 188.com'),

  'naver.com': provider({
    characters: [...WORD, '_', '-'],
    first: WORD,
    minOctets: 3,
    maxOctets: 20,
    source: 'https://help.naver.com/service/5640/contents/21448?lang=en&osType=COMMONOS',
    note: 'Sign-up writes letters small and asks for 5 characters or more; IDs of before are shorter.',
  }),
});
