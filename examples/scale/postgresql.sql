-- The verdicts on a list as a view of PostgreSQL, checked anew by each query. As a superuser, or with a role that has
-- pg_execute_server_program:
--   psql -v list=/lists/list.txt -f postgresql.sql
-- The server runs the command as its own user: list and mailbox-syntax are on its machine.
\set ON_ERROR_STOP on
\if :{?command}
\else
  \set command mailbox-syntax
\endif
-- An exit code of 1 says that something is invalid: to file_fdw it would be a failure.
\set program :command ' check -j1 --format csv --columns input,valid,reasons,suggestion,address,domain -- \'' :list '\' || [ $? -eq 1 ]'

CREATE EXTENSION IF NOT EXISTS file_fdw;
CREATE SERVER IF NOT EXISTS mailbox_syntax FOREIGN DATA WRAPPER file_fdw;
DROP FOREIGN TABLE IF EXISTS mailbox_csv CASCADE;
CREATE FOREIGN TABLE mailbox_csv
  (input text, valid boolean, reasons text, suggestion text, address text, domain text)
  SERVER mailbox_syntax
  OPTIONS (program :'program', format 'csv', header 'true', encoding 'UTF8');

-- In CSV an apostrophe stands before what a spreadsheet would run as a formula, and before another apostrophe.
CREATE VIEW mailbox_verdicts AS
  SELECT regexp_replace(input, '^''', '') AS input,
         valid,
         string_to_array(reasons, ' ') AS reasons, -- codes, NULL for none
         regexp_replace(suggestion, '^''', '') AS suggestion,
         regexp_replace(address, '^''', '') AS address, -- canonical
         domain
  FROM mailbox_csv;
