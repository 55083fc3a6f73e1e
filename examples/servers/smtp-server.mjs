// npm install smtp-server mailbox-syntax
import { mailboxHooks } from 'mailbox-syntax/smtp-server';
import { SMTPServer } from 'smtp-server';

const hooks = mailboxHooks({
  onRefusal: ({ command, reply }) => console.error(command, reply.code, reply.enhanced, reply.reason),
});

const server = new SMTPServer({
  ...hooks,
  // What the server would refuse by itself reaches the hooks and gets its reason.
  lenientAddressParsing: true,
  authOptional: true,
  onData(stream, _session, callback) {
    stream.on('end', callback);
    stream.resume();
  },
});
server.listen(Number(process.env.PORT ?? 2525), '127.0.0.1', () => {
  console.log(`listening on smtp://127.0.0.1:${server.server.address().port}`);
});
