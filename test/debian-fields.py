"""Prints what Python's email package reads in the fields Maintainer and Uploaders of apt's lists, each value once.

    debian-fields.py FOLDER

A line of JSON for each: field, value, `defects` and `mailboxes` (pairs of name and address) by email.headerregistry, and
`strict`, the pairs by email.utils.getaddresses, null where that refuses the value.
"""
import glob
import inspect
import json
import subprocess
import sys
from email import policy
from email.utils import getaddresses

FIELDS = ('Maintainer', 'Original-Maintainer', 'Uploaders')


def fields(text):
    """The fields of paragraphs, with their further lines (deb822)."""
    field = None
    for line in text.split('\n'):
        if line[:1] in (' ', '\t') and line.strip():
            if field:
                value += '\n' + line
            continue
        if field:
            yield field, value
        name, _, value = line.partition(':')
        field, value = (name, value.strip()) if name in FIELDS else (None, None)
    if field:
        yield field, value


found = set()
for path in sorted(glob.glob(f'{sys.argv[1]}/*_Packages*') + glob.glob(f'{sys.argv[1]}/*_Sources*')):
    unpacked = subprocess.run(['/usr/lib/apt/apt-helper', 'cat-file', path], stdout=subprocess.PIPE, check=True).stdout
    found.update(fields(unpacked.decode('utf-8')))

strict = {'strict': True} if 'strict' in inspect.signature(getaddresses).parameters else {}
for field, value in sorted(found):
    header = policy.default.header_factory('To', value)
    pairs = getaddresses([value], **strict)
    print(json.dumps({
        'field': field,
        'value': value,
        'defects': sorted({type(defect).__name__ for defect in header.defects}),
        'mailboxes': [[address.display_name, address.addr_spec] for address in header.addresses],
        'strict': None if pairs == [('', '')] or not strict else pairs,
    }))
