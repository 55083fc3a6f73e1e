-- The verdicts on a column of a table, on the machine that runs psql:
--   psql -d shop -f postgresql-table.sql
-- A row that has no address has no verdict: `valid` is NULL. An exit code of 1 says that something is invalid.
\set ON_ERROR_STOP on
\copy (SELECT id, email FROM customers ORDER BY id) TO PROGRAM 'mailbox-syntax check - --column email --format csv > verdicts.csv || [ $? -eq 1 ]' (FORMAT csv, HEADER)

DROP TABLE IF EXISTS customer_verdicts;
CREATE TABLE customer_verdicts
  (id bigint PRIMARY KEY, email text, valid boolean, reason text, message text, suggestion text);
\copy customer_verdicts FROM verdicts.csv (FORMAT csv, HEADER)
