import { eximServer } from '../servers/exim.ts';
import type { Limits, Place, SiteDaemon } from '../servers/listen.ts';
import { milterServer } from '../servers/milter.ts';
import { opensmtpdFilter } from '../servers/opensmtpd.ts';
import { postfixServer } from '../servers/postfix.ts';
import type { SiteOptions } from '../servers/site.ts';
import type { Host, Running, Start } from './serve-host.ts';
import { serveSmtp } from './serve-smtp.ts';

/** The hosts by name. */
export const hosts: Readonly<Record<string, Host>> = {
  smtp: {
    about: `an SMTP server to try it with: refuses bad addresses, accepts every message
             for the others and stores none; needs the package smtp-server (port 2525)`,
    port: 2525,
    cannotExempt: 'this server takes no passwords, so clients are never authenticated',
    start: serveSmtp,
  },
  milter: {
    about: 'for smtpd_milters of Postfix and INPUT_MAIL_FILTER of Sendmail (port 8899)',
    port: 8899,
    cannotExempt: null,
    start: onSockets(milterServer),
  },
  postfix: {
    about: 'for check_policy_service of Postfix, which tells less than a milter sees (port 10055)',
    port: 10_055,
    cannotExempt: null,
    start: onSockets(postfixServer),
  },
  exim: {
    about: 'for readsocket in an ACL of Exim (port 10056)',
    port: 10_056,
    cannotExempt: 'Exim does not tell; its ACL can ask by itself: !authenticated = *',
    start: onSockets(eximServer),
  },
  opensmtpd: {
    about: 'as a filter that OpenSMTPD runs by itself, on standard input and output',
    port: null,
    cannotExempt: null,
    start: onStreams,
  },
};

/** A host whose protocol has a daemon. */
function onSockets(serverFor: (options: SiteOptions & Limits) => SiteDaemon): Host['start'] {
  return async ({ site, place, onWarning }) => {
    const server = serverFor({ ...site, onWarning });
    return {
      place: await server.listen(place as Place),
      connections: () => server.connections,
      configure: (options) => server.configure(options),
      stop: () => server.close(),
      ended: null,
    };
  };
}

/** OpenSMTPD has started this program, and ends it by closing its standard input. */
async function onStreams({ site, io, onWarning }: Start): Promise<Running> {
  const filter = opensmtpdFilter({ ...site, onWarning }, io);
  return {
    place: null,
    connections: () => 1,
    configure: filter.configure,
    stop: filter.stop,
    ended: filter.ended,
  };
}

/** Their names, for a message. */
export const hostNames = Object.keys(hosts).join(', ');
