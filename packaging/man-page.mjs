/**
 * The manual page of the command, in the macros of man(7), from what the command says of itself.
 * @param {(...argv: string[]) => string} help what the command writes for these arguments
 * @param {string} date YYYY-MM-DD
 */
export function manPage(help, date) {
  const [, version = ''] = /^(\S+)$/m.exec(help('--version')) ?? [];
  const commands = ['check', 'explain', 'serve'];
  const sections = commands.map(
    (command) => `.SH ${command.toUpperCase()}\n${verbatim(help(command, '--help'))}`,
  );
  return `.\\" Written by packaging/man-page.mjs from the command's own help.
.TH MAILBOX-SYNTAX 1 "${date}" "mailbox-syntax ${version}" "User Commands"
.SH NAME
mailbox-syntax \\- check email addresses as a mail server must (RFC 5321, RFC 6531)
.SH SYNOPSIS
${verbatim(help('--help'))}
${sections.join('\n')}
.SH FILES
.TP
.I /etc/default/mailbox\\-syntax\\-milter
the options of the service mailbox\\-syntax@milter, as OPTIONS=; the same for other instances
.SH SEE ALSO
.BR systemd.socket (5),
.BR postconf (5)
`;
}

/** Lines that stay as they are. */
function verbatim(text) {
  const lines = text
    .trimEnd()
    .split('\n')
    // A backslash and a hyphen mean something in roff, and so do a dot and an apostrophe that begin a line.
    .map((line) =>
      line
        .replaceAll('\\', '\\e')
        .replaceAll('-', '\\-')
        .replace(/^(?=[.'])/, '\\&'),
    );
  return `.nf\n${lines.join('\n')}\n.fi`;
}
