#!/bin/sh
# Downloads the lists of Debian's packages and sources, who maintains what, for test/debian-fields.test.ts:
#   scripts/debian-lists.sh FOLDER && MAILBOX_SYNTAX_LISTS=FOLDER/apt-lists npx vitest run test/debian-fields.test.ts
# From the mirror that apt uses on this machine (Debian; as root where it has no lists yet). What apt itself knows stays
# as it is. Some 20 MB.
set -eu
# apt removes what is not its own from the folder of its lists.
folder=$1/apt-lists
mkdir -p "$folder/partial"

suites() {
  apt-get indextargets --format '[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(REPO_URI) $(RELEASE) $(COMPONENT)' \
    'Created-By: Packages' 'Origin: Debian' | sort -u
}
# Without lists apt does not know whose a mirror is.
[ -n "$(suites)" ] || apt-get update
suites | sed 's/^/deb /p; s/^deb /deb-src /' > "$1/sources.list"
[ -s "$1/sources.list" ] || { echo 'debian-lists.sh: apt has no source of Debian' >&2; exit 1; }
apt-get update -o Dir::Etc::SourceList="$(realpath "$1/sources.list")" -o Dir::Etc::SourceParts=/dev/null \
  -o Dir::State::Lists="$(realpath "$folder")"
