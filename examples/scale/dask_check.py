#!/usr/bin/env python3
"""Checks lists on the workers of a Dask cluster, and writes the CSV that one process would write.

    dask_check.py tcp://SCHEDULER:8786 LIST... [-o VERDICTS.csv] [-- OPTIONS OF mailbox-syntax check]

A list is a path or a URL of fsspec (s3://..., hdfs://...) that this machine and every worker can read: UTF-8, with one
address a line, or with `-- --field email` one JSON record. Each worker needs mailbox-syntax in its PATH, the same
version everywhere. The other workers take over from one that is lost; without any worker it waits for one.
Exit code, as that of mailbox-syntax: 0 all valid, 1 some invalid, 2 an error; VERDICTS.csv is not written then.
"""
import argparse
import os
import subprocess
import sys
from collections import deque

import dask
import fsspec
from dask.bytes import read_bytes
from dask.distributed import Client

# What is about a whole list or table, of which a block knows nothing, and what would not be CSV.
REFUSED = ('-q', '--quiet', '--format', '--column', '--dedupe', '--duplicates', '--valid', '--invalid', '--summary',
           '--by-domain')


def blocks_of(path, size):
    """The blocks of lists, each of whole lines, not read yet. A packed list is one block: the command unpacks it."""
    for file in fsspec.open_files(path):
        with file as opened:
            head = opened.read(2)
        if head in (b'\xff\xfe', b'\xfe\xff'):
            raise ValueError(f'{file.path} is UTF-16, whose lines do not end with one octet; convert it to UTF-8')
        division = {} if head == b'\x1f\x8b' else {'delimiter': b'\n', 'blocksize': size}
        _, (blocks,) = read_bytes(file.full_name, sample=False, **{'blocksize': None, **division})
        yield from blocks or [b'']  # an empty list has no block, but one process gives it a header


def check(block, command):
    """The verdicts on one block as octets, what must be the same everywhere (header, version), and the exit code."""
    version = subprocess.run([command[0], '--version'], capture_output=True, check=True).stdout
    done = subprocess.run(command, input=block, capture_output=True)
    header, end, verdicts = done.stdout.partition(b'\n')
    # 1 says that something is invalid. So does Node where it cannot run the command at all, but without a header.
    if done.returncode not in (0, 1) or not end:
        raise RuntimeError(f'{command[0]} ended with {done.returncode}: {done.stderr.decode(errors="replace")[-500:]}')
    return verdicts, (header + end, version), done.returncode


def in_order(client, blocks, command, retries):
    """What `check` gives for each block, in order. So few blocks are on their way at a time that neither the workers
    nor this process ever hold a long list."""
    task = dask.delayed(check, pure=False)
    waiting = deque()
    for block in blocks:
        waiting.append(client.compute(task(block, command), retries=retries))
        if len(waiting) >= max(4, 3 * sum(client.nthreads().values())):
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def check_lists(options, out):
    command = [options.command, 'check', '-', '-j1', '--format', 'csv', *options.check]
    expected, code = None, 0
    with Client(options.scheduler, timeout=30, set_as_default=False) as client:
        blocks = (block for path in options.list for block in blocks_of(path, options.block))
        for verdicts, found, exit_code in in_order(client, blocks, command, options.retries):
            if expected is None:
                expected = found
                out.write(found[0])
            if found != expected:
                raise RuntimeError(f'two workers have different versions of {options.command}: {found}, {expected}')
            out.write(verdicts)
            code = max(code, exit_code)
    out.flush()
    return code


def options_of(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('scheduler', help='tcp://HOST:PORT')
    parser.add_argument('list', nargs='+')
    parser.add_argument('-o', '--output', metavar='FILE', help='default: standard output')
    parser.add_argument('--block', default='64MiB', metavar='SIZE', help='of a block (default: %(default)s)')
    parser.add_argument('--retries', type=int, default=3, metavar='N', help='of a block (default: %(default)s)')
    parser.add_argument('--command', default='mailbox-syntax', help='on the workers (default: %(default)s)')
    end = arguments.index('--') if '--' in arguments else len(arguments)
    options = parser.parse_args(arguments[:end])
    options.check = arguments[end + 1 :]
    for option in options.check:
        if option.split('=')[0] in REFUSED:
            parser.error(f'{option} cannot be used here: each block is checked alone, and written as CSV')
    return options


def main():
    options = options_of(sys.argv[1:])
    if options.output is None:
        return check_lists(options, sys.stdout.buffer)
    part = f'{options.output}.part'
    try:
        with open(part, 'wb') as out:
            code = check_lists(options, out)
            os.fsync(out.fileno())
        os.replace(part, options.output)
        return code
    finally:
        if os.path.exists(part):
            os.unlink(part)


if __name__ == '__main__':
    try:
        status = main()
    except Exception as error:
        print(f'dask_check.py: {error}', file=sys.stderr)
        status = 2
    sys.exit(status)
