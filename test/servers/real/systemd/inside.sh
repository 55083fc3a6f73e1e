# Runs inside the throw-away systemd (throw-away.sh), as root. What it finds out is one line each: a name, a tab, a value;
# deployment.servers.ts reads it. With a package in /deb, that is installed and there is no Node; else the command is that of
# /usr/lib/node_modules, and the units are where an administrator puts them.
set -u

say() { # name, command...: what the command prints, on one line
  local name=$1
  shift
  printf '%s\t%s\n' "$name" "$("$@" 2>&1 | paste -sd '|')"
}

# The replies to MAIL and RCPT of one session.
smtp() {
  swaks --server 127.0.0.1:25 --ehlo client.example --from "$1" --to "$2" --quit-after RCPT --timeout 60 |
    awk '/^ -> (MAIL|RCPT)/ { asked = 1; next } /^ -> / { asked = 0 } asked && /^<[-*~ ]/ { print substr($0, 5) }'
}

# One line over a Unix socket, as a user: the answer, or why there is none.
ask() { # user path line
  setpriv --reuid="$1" --regid="$(id -g "$1")" --clear-groups perl -MIO::Socket::UNIX -e '
    my $socket = IO::Socket::UNIX->new(Peer => $ARGV[0]) or print("$!\n"), exit;
    print $socket "$ARGV[1]\n"; $socket->flush; print scalar <$socket> // "nothing\n"' "$2" "$3"
}

pid() { systemctl show --value --property=MainPID "mailbox-syntax@$1.service"; }
state() { systemctl show --value --property=ActiveState "$1"; }
# Whether every line is the same, and how many there are.
alike() { sort | uniq -c | sed 's/^ *//'; }

POSTFIX=/var/spool/postfix/mailbox-syntax
BAD='joe@[IPv6:2001:db8::1:1:1:1:1]'
GOOD=joe@example.com

# Before anything starts: the memory controller of version 1, which systemd-nspawn mounts read-only. It is that of this
# machine alone, by its name space.
if grep -q ' /sys/fs/cgroup/memory cgroup ro' /proc/mounts; then
  mount -o remount,bind,rw /sys/fs/cgroup/memory && systemctl daemon-reexec
fi

if [ -e /deb ]; then
  while node=$(command -v node); do rm -f "$node"; done
  hash -r
  say node eval 'command -v node nodejs || echo none'
  say install dpkg --install /deb/*.deb
  say man man -P cat mailbox-syntax
else
  systemctl daemon-reload
fi
say version mailbox-syntax --version
say verify systemd-analyze --man=no verify mailbox-syntax@{milter,postfix,exim}.service mailbox-syntax@exim.socket \
  mailbox-syntax-postfix@milter.socket
say exposure eval 'systemd-analyze security mailbox-syntax@milter.service | tail -1'

# Debian's own configuration, which runs smtpd in a chroot.
cp /usr/share/postfix/main.cf.debian /etc/postfix/main.cf
cp /usr/share/postfix/master.cf.dist /etc/postfix/master.cf
postconf -e myhostname=mail.example mydestination= alias_maps= alias_database= inet_protocols=ipv4 \
  local_recipient_maps= default_transport=discard: relay_transport=discard: smtpd_peername_lookup=no \
  smtpd_recipient_restrictions=permit_mynetworks,reject
postconf -e 'smtpd_milters = { unix:mailbox-syntax/milter.sock, default_action=tempfail }'
say sockets systemctl enable --quiet --now mailbox-syntax-postfix@{milter,postfix}.socket mailbox-syntax@exim.socket
say idle state mailbox-syntax@milter.service
systemctl start postfix
until smtp "$GOOD" "$GOOD" >/dev/null; do sleep 0.1; done

for chroot in y n; do
  postconf -F smtp/inet/chroot=$chroot
  postfix reload 2>/dev/null
  say "chroot-$chroot" postconf -hF smtp/inet/chroot
  say "milter-$chroot" smtp ann@example.com "$BAD,$GOOD"
  say "milter-mail-$chroot" smtp "$BAD" "$GOOD"
  postconf -e smtpd_milters= \
    smtpd_recipient_restrictions='check_policy_service unix:mailbox-syntax/postfix.sock,permit_mynetworks,reject'
  postfix reload 2>/dev/null
  say "policy-$chroot" smtp ann@example.com "$BAD,$GOOD"
  postconf -e 'smtpd_milters = { unix:mailbox-syntax/milter.sock, default_action=tempfail }' \
    smtpd_recipient_restrictions=permit_mynetworks,reject
done
postconf -F smtp/inet/chroot=y
postfix reload 2>/dev/null

say socket-files stat -c '%A %U %G %n' $POSTFIX /run/mailbox-syntax $POSTFIX/*.sock /run/mailbox-syntax/*.sock
say exim-user ask Debian-exim /run/mailbox-syntax/exim.sock 'rcpt <a..b@example.com>'
say other-user ask nobody /run/mailbox-syntax/exim.sock 'rcpt <a..b@example.com>'
say postfix-user ask postfix /run/mailbox-syntax/exim.sock 'rcpt <a..b@example.com>'

# A restart of one leaves the others, and whoever asks meanwhile waits and is answered.
before="$(pid milter) $(pid postfix) $(stat -c %i $POSTFIX/*.sock)"
systemctl restart mailbox-syntax@exim.service
after="$(pid milter) $(pid postfix) $(stat -c %i $POSTFIX/*.sock)"
[ "$before" = "$after" ] && [ "$(pid milter)" != 0 ] && say others-left echo yes
first=$(pid milter)
for _ in 1 2 3 4; do
  systemctl restart --no-block mailbox-syntax@milter.service
  smtp ann@example.com "$BAD,$GOOD"
done | cut -c 1-9 | alike >/tmp/replies
say during-restarts cat /tmp/replies
[ "$first" != "$(pid milter)" ] && say restarted echo yes
kill -KILL "$(pid milter)"
say after-kill smtp ann@example.com "$BAD,$GOOD"

# Files of levels that are broken are no reason to give up.
echo '{"literal-ipv6-short-compression": ' >/etc/mailbox-syntax.json
echo 'OPTIONS=--levels /etc/mailbox-syntax.json' >/etc/default/mailbox-syntax-milter
systemctl restart --no-block mailbox-syntax@milter.service
sleep 6
say broken-levels systemctl show --value --property=SubState mailbox-syntax@milter.service
say broken-socket state mailbox-syntax-postfix@milter.socket
echo '{"literal-ipv6-short-compression": "warning"}' >/etc/mailbox-syntax.json
say repaired-levels smtp ann@example.com "$BAD,$GOOD"
echo '{"literal-ipv6-short-compression": "error"}' >/etc/mailbox-syntax.json
systemctl reload mailbox-syntax@milter.service
sleep 0.5
say reloaded-levels smtp ann@example.com "$BAD,$GOOD"
rm /etc/default/mailbox-syntax-milter
systemctl restart mailbox-syntax@milter.service

# All the peers there may be but one, which Postfix is, each with a packet that lacks its end; then mail.
say memory-limit systemctl show --value --property=MemoryMax mailbox-syntax@milter.service
first=$(pid milter)
perl -MIO::Socket::UNIX -e '
  my $packet = pack("N", 131072) . "B" . "x" x 131070;
  my @peers = map { IO::Socket::UNIX->new(Peer => $ARGV[0]) // die "$_: $!" } 1 .. 4095;
  for my $peer (@peers) { print $peer $packet; $peer->flush }
  print scalar(@peers), "\n"; close STDOUT; sleep 60' $POSTFIX/milter.sock >/tmp/peers &
peers=$!
until [ -s /tmp/peers ] || ! kill -0 $peers 2>/dev/null; do sleep 0.1; done
say peers cat /tmp/peers
say mail-with-peers smtp ann@example.com "$BAD,$GOOD"
# Until it has read what they sent, or has cut them off, as it does after 30 seconds.
memory() { systemctl show --value --property=MemoryCurrent mailbox-syntax@milter.service; }
for _ in $(seq 100); do
  [ "$(memory)" -lt 536870912 ] 2>/dev/null || break
  sleep 0.1
done
say memory-with-peers memory
say connections eval "ls /proc/$first/fd | wc -l"
[ "$first" = "$(pid milter)" ] && say survived echo yes
kill $peers
wait $peers 2>/dev/null

# Without a socket unit: over TCP, and a socket of its own for a group. A start ends when it listens.
systemctl stop mailbox-syntax-postfix@milter.socket mailbox-syntax@milter.service
say socket-removed eval "ls $POSTFIX"
for _ in 1 2 3; do
  systemctl start mailbox-syntax@milter.service
  perl -MIO::Socket::INET -e 'print IO::Socket::INET->new("127.0.0.1:8899") ? "open\n" : "$!\n"'
  systemctl stop mailbox-syntax@milter.service
done | alike >/tmp/started
say after-start cat /tmp/started
mkdir -p /etc/systemd/system/mailbox-syntax@milter.service.d
printf '[Service]\nGroup=postfix\n' >/etc/systemd/system/mailbox-syntax@milter.service.d/group.conf
echo 'OPTIONS=--listen unix:/run/mailbox-syntax-milter/milter.sock' >/etc/default/mailbox-syntax-milter
systemctl daemon-reload
systemctl start mailbox-syntax@milter.service
systemctl restart mailbox-syntax@exim.service
postconf -F smtp/inet/chroot=n
postconf -e smtpd_milters=unix:/run/mailbox-syntax-milter/milter.sock
postfix reload 2>/dev/null
say own-socket smtp ann@example.com "$BAD,$GOOD"

if [ -e /deb ]; then
  # The same package again is an upgrade: what runs goes on with the new program.
  first=$(pid milter)
  dpkg --install /deb/*.deb >/dev/null
  [ "$first" != "$(pid milter)" ] && say upgraded smtp ann@example.com "$BAD,$GOOD"
  dpkg --remove mailbox-syntax >/dev/null
  say removed eval 'systemctl list-units --no-legend --plain "mailbox-syntax*" --state=active; ls /usr/bin/mailbox-syntax'
fi
say journal-faults eval 'journalctl --quiet --boot --grep "internal error|\"event\":\"fault\"|oom" | head -5'
