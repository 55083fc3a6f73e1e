/**
 * The fields that hold addresses: of messages (RFC 5322 3.6, RFC 9057 and what programs add, such as `Delivered-To`), of
 * Debian's packages (`Original-Maintainer`, `Changed-By`) and of commits (`Signed-off-by`). With the colon and the white
 * space around it, at the start of a line.
 */
export const ADDRESS_FIELD =
  /^(?:(?:[a-z\d]+-)*(?:From|Sender|To|Cc|Bcc|Maintainer)|(?:[a-z\d]+-)+By|Return-Path|Author|Uploaders)[ \t]*:[ \t]*/i;

/** Any other field, such as `Message-ID` and `List-Post`, by the hyphen in its name: a person's name has none before a colon. */
export const OTHER_FIELD = /^[a-z\d]+(?:-[a-z\d]+)+[ \t]*:/i;
