-- The database of ETMS and what its roles may do in it; after roles.sql, and it may be run again.
\set ON_ERROR_STOP on
\set database etms
\getenv database ETMS_DATABASE

SELECT format('CREATE DATABASE %I OWNER etms_owner TEMPLATE template0', :'database')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO etms_app;
GRANT CREATE ON DATABASE :"database" TO etms_audit;

\connect :"database"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CREATE, USAGE ON SCHEMA public TO etms_owner;
GRANT USAGE ON SCHEMA public TO etms_app;
ALTER DEFAULT PRIVILEGES FOR ROLE etms_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO etms_app;
ALTER DEFAULT PRIVILEGES FOR ROLE etms_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO etms_app;
