// npm install smtp-server mailbox-syntax
import { mailboxHooks } from 'mailbox-syntax/smtp-server';
import { SMTPServer } from 'smtp-server';

const hooks = mailboxHooks({
  onRefusal: ({ command, reply }) => console.error(command, reply.code, reply.enhanced, reply.reason),
});

const server = new SMTPServer({
  ...hooks,
  // A hook of your own takes the place of ours, so it asks ours first. onMailFrom goes alike.
  onRcptTo(address, session, callback) {
    hooks.onRcptTo(address, session, (refusal) => {
      if (refusal || address.address.endsWith('@example.com')) callback(refusal);
      else callback(Object.assign(new Error('5.7.1 No mail for this domain here'), { responseCode: 550 }));
    });
  },
  // What the server would refuse by itself reaches the hooks and gets its reason.
  lenientAddressParsing: true,
  authOptional: true,
  // smtp-server's own certificate is for tests: for others than this machine give `key` and `cert` instead.
  hideSTARTTLS: true,
  onData(stream, _session, callback) {
    stream.on('end', callback);
    stream.resume();
  },
});
server.listen(Number(process.env.PORT ?? 2525), '127.0.0.1', () => {
  console.log(`listening on smtp://127.0.0.1:${server.server.address().port}`);
});
