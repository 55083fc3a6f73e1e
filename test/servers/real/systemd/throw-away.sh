#!/usr/bin/env bash
# throw-away.sh FOLDER SCRIPT: boots a systemd of its own over a copy-on-write / (nothing is written to the real one) with
# what is in FOLDER laid over it, runs SCRIPT in it as root, prints what it prints and ends with its status. No network but
# a loopback interface of its own. As root; needs systemd-container. All mounts, processes and control groups are in
# namespaces, or a group, that end with it.
set -euo pipefail

if [ ! "${GROUP:-}" ]; then # nspawn leaves empty control groups where it was started: in one that is removed
  groups=() status=0
  # Version 2 alone, or beside version 1; the memory controller of version 1, for the limits of units.
  for hierarchy in /sys/fs/cgroup /sys/fs/cgroup/{systemd,unified,memory}; do
    [ ! -e "$hierarchy/cgroup.procs" ] || groups+=("$hierarchy/mailbox-syntax-throw-away-$$")
  done
  GROUP="${groups[*]-}" unshare --mount --pid --fork --kill-child --mount-proc "$0" "$@" || status=$?
  for group in "${groups[@]}"; do find "$group" -depth -type d -exec rmdir {} +; done
  exit $status
fi

for group in $GROUP; do mkdir "$group" && echo 0 >"$group/cgroup.procs"; done
files=$(realpath "$1") script=$(realpath "$2")
mount -t tmpfs -o size=2G tmpfs /mnt
mkdir /mnt/{up,work,root,run}
mount --bind /mnt/run /run # nspawn writes there
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/up,workdir=/mnt/work /mnt/root
root=/mnt/root
# Nothing of this machine's starts: no services of its own, no file systems.
rm -rf $root/etc/systemd/system/*.wants $root/var/log/journal
: >$root/etc/fstab
systemd-id128 new >$root/etc/machine-id
cp -a "$files/." $root/
cp "$script" $root/run.sh
cat >$root/etc/systemd/system/run.service <<UNIT
[Unit]
Requires=basic.target
After=basic.target
[Service]
Type=oneshot
TimeoutStartSec=200
LimitNOFILE=65536
ExecStart=/bin/bash /run.sh
StandardOutput=append:/out
StandardError=inherit
ExecStopPost=/bin/sh -c 'echo \$EXIT_STATUS > /status; systemctl --no-block poweroff 2> /dev/null'
UNIT
timeout --kill-after=5 240 systemd-nspawn --quiet --boot --directory=$root --register=no --keep-unit --private-network \
  --console=pipe systemd.unit=run.service systemd.show_status=no >/mnt/console 2>&1 </dev/null || cat /mnt/console >&2
cat $root/out
exit "$(cat $root/status || echo 99)"
