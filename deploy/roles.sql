-- The three roles of ETMS. Run by a superuser through psql, for the demo, the tests and compose;
-- it may be run again, and then gives the roles the passwords of the environment.
\set ON_ERROR_STOP on
\getenv owner_password ETMS_OWNER_PASSWORD
\getenv app_password ETMS_APP_PASSWORD
-- Statements with a password do not belong in the server's log.
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
SET log_min_duration_statement = -1;

SELECT format('CREATE ROLE %I', name)
FROM unnest(ARRAY['etms_owner', 'etms_app', 'etms_audit']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

-- Migrates, and owns every table but the ledger.
ALTER ROLE etms_owner WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'owner_password';
-- Web, worker and tests; owns nothing.
ALTER ROLE etms_app WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
  PASSWORD :'app_password';
-- Owns the ledger and never signs in; a migration becomes it by SET ROLE, and nobody inherits from it.
ALTER ROLE etms_audit WITH NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
GRANT etms_audit TO etms_owner WITH INHERIT FALSE, SET TRUE;
