#!/usr/bin/env bash
# Installs the mail servers that `npm run test:servers` runs, on Debian 12 and as root: Postfix and swaks as packages,
# and, since Debian's mail servers exclude each other, Exim, OpenSMTPD and Sendmail only unpacked into a folder, with the
# system users that they look for; OpenDKIM beside them, which as a package would start. Haraka and ZoneMTA come from npm
# into the same folder, fail2ban and rsyslog as packages. For a systemd and an image of one's own, and for `npm run deb`:
# systemd-container, man-db, buildah and binutils. Nothing is started.
#
# The folder is that of the environment variable MAILBOX_SYNTAX_SERVERS, or mailbox-syntax-servers in the user's cache.
set -euo pipefail

HARAKA=3.3.4
ZONE_MTA=3.10.3
PACKAGES=(fail2ban rsyslog postfix swaks m4 systemd-container man-db buildah binutils)
UNPACKED=(exim4-daemon-light opensmtpd sendmail-bin sendmail-cf)
# What the unpacked programs are linked with.
LIBRARIES=(libcrypt1 libdb5.3 libevent-2.1-7 libgnutls-dane0 libgnutls30 libidn12 libidn2-0 libldap-2.5-0 liblockfile1
  libnsl2 libpam0g libpcre2-8-0 libsasl2-2 libssl3 libwrap0 zlib1g)
# A signer of mail, to stand beside us in smtpd_milters.
DKIM=(opendkim libopendkim11 librbl1 libvbr2)
DKIM_LIBRARIES=(libbsd0 liblua5.3-0 libmemcached11 libmilter1.0.1 libopendbx1 libunbound8)

folder=${MAILBOX_SYNTAX_SERVERS:-${XDG_CACHE_HOME:-$HOME/.cache}/mailbox-syntax-servers}
mkdir -p "$folder"
cd "$folder"

missing=()
for package in "${PACKAGES[@]}" "${LIBRARIES[@]}"; do
  dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if [ "${#missing[@]}" -gt 0 ]; then
  apt-get update
  echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
fi

if [ ! -e debian/.complete ]; then
  apt-get update
  rm -rf debian debs
  mkdir debian debs
  (cd debs && apt-get download "${UNPACKED[@]}")
  for package in debs/*.deb; do dpkg -x "$package" debian; done
  rm -rf debs
  touch debian/.complete
fi

if [ ! -e dkim/.complete ]; then
  apt-get update
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${DKIM_LIBRARIES[@]}"
  rm -rf dkim debs
  mkdir dkim debs
  (cd debs && apt-get download "${DKIM[@]}")
  for package in debs/*.deb; do dpkg -x "$package" dkim; done
  rm -rf debs
  touch dkim/.complete
fi

for user in Debian-exim opensmtpd opensmtpq smmta smmsp; do
  id "$user" >/dev/null 2>&1 || useradd --system --user-group --no-create-home --shell /usr/sbin/nologin "$user"
done
# OpenSMTPD locks itself into the one folder and keeps its queue in the other; the paths are built in.
install -d -o root -g root -m 755 /var/lib/opensmtpd /var/lib/opensmtpd/empty
install -d -o root -g root -m 711 /var/spool/smtpd

if [ ! -e haraka/node_modules/Haraka/package.json ]; then
  mkdir -p haraka
  echo '{"private":true}' >haraka/package.json
  # Its optional plugins are not needed here, and the scripts build a native logger, which is not used here.
  (cd haraka && npm install --save-exact --omit=optional --ignore-scripts --no-audit --no-fund "Haraka@$HARAKA")
fi

if [ ! -e zone-mta/node_modules/zone-mta/package.json ]; then
  mkdir -p zone-mta
  echo '{"private":true}' >zone-mta/package.json
  # The whole of it needs MongoDB; its receiver does not.
  (cd zone-mta && npm install --save-exact --omit=optional --ignore-scripts --no-audit --no-fund "zone-mta@$ZONE_MTA")
fi

echo "mail servers for npm run test:servers: $folder"
