#!/bin/sh
# For user_scripts of ClickHouse: rows come as JSON lines with the field `email`, verdicts go back as JSON lines.
${CHECK:-mailbox-syntax} check -j1 --field email
# 1 says that something is invalid.
[ $? -le 1 ]
