#!/bin/sh
# The verdicts on a list as CSV without a header, by as many processes as there are cores, in order.
#   parallel.sh LIST                                   on this machine
#   parallel.sh LIST -S host1,host2 --retries 3        on others, with options of GNU parallel
# CHECK is the command to run there, BLOCK the size of a block. Exit code: 0, or what parallel has: how many blocks failed.
set -eu
list=$1
shift
# An exit code of 1 says that something is invalid: to parallel it would be a failure.
job="${CHECK:-mailbox-syntax} check -j1 --format csv; [ \$? -le 1 ]"

verdicts() {
  if [ $# -eq 0 ]; then
    parallel --pipepart -a "$list" --block "${BLOCK:--2}" -k "$job"
  else
    # Not --pipepart: with --retries, release 20221122 of GNU parallel loses blocks after a job that failed, without a word.
    parallel --pipe --block "${BLOCK:-64M}" -k "$@" "$job" < "$list"
  fi
}

# Each block begins with the header. The code of parallel goes around grep, which sh does not ask for it otherwise.
{ code=$({ { verdicts "$@" || echo $? >&3; } | grep -av '^input,valid,reason,message,suggestion.$' >&4; } 3>&1 || :); } 4>&1
exit "${code:-0}"
