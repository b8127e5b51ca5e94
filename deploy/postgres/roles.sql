-- Three roles for one database, instead of one that may do everything:
--   riffle_migrator  owns the tables, and changes the schema (npm run db:migrate, npm run db:restore)
--   riffle_app       reads and writes rows (server and worker); it adds to the audit log only
--   riffle_backup    reads everything (pg_dump by an operator)
-- Run it as a superuser in that database: before the first migration or in an existing database, and
-- again after each update. Then set the passwords with \password: docs/database-roles.md.

do $$
declare
  name text;
begin
  foreach name in array array['riffle_migrator', 'riffle_app', 'riffle_backup'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication', name);
    end if;
  end loop;
end $$;

-- The database and its schemas.
do $$
declare
  schema_name text;
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to riffle_app, riffle_backup', current_database());
  execute format('grant connect, create, temporary on database %I to riffle_migrator', current_database());
  revoke create on schema public from public;
  grant create, usage on schema public to riffle_migrator;
  foreach schema_name in array array['drizzle', 'pgboss'] loop
    execute format('create schema if not exists %I', schema_name);
  end loop;
  foreach schema_name in array array['public', 'drizzle', 'pgboss'] loop
    execute format('grant usage on schema %I to riffle_app', schema_name);
  end loop;
  alter schema drizzle owner to riffle_migrator;
  alter schema pgboss owner to riffle_migrator;
end $$;

-- What another role created in an existing database. Extensions keep their owner.
do $$
declare
  target record;
begin
  for target in
    select class.oid::regclass as name
    from pg_class class
    where class.relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace, 'pgboss'::regnamespace)
      and class.relkind in ('r', 'p', 'v', 'm')
      and pg_get_userbyid(class.relowner) <> 'riffle_migrator'
      and not exists (select from pg_depend where objid = class.oid and deptype = 'e')
  loop
    execute format('alter table %s owner to riffle_migrator', target.name);
  end loop;
  for target in
    select routine.oid::regprocedure as name
    from pg_proc routine
    where routine.pronamespace in ('public'::regnamespace, 'pgboss'::regnamespace)
      and pg_get_userbyid(routine.proowner) <> 'riffle_migrator'
      and not exists (select from pg_depend where objid = routine.oid and deptype = 'e')
  loop
    execute format('alter routine %s owner to riffle_migrator', target.name);
  end loop;
  for target in
    select format('%I.%I', namespace.nspname, type.typname) as name
    from pg_type type join pg_namespace namespace on namespace.oid = type.typnamespace
    where namespace.nspname in ('public', 'pgboss') and type.typtype in ('e', 'd')
      and pg_get_userbyid(type.typowner) <> 'riffle_migrator'
      and not exists (select from pg_depend where objid = type.oid and deptype = 'e')
  loop
    execute format('alter type %s owner to riffle_migrator', target.name);
  end loop;
end $$;

-- Rows, of the present tables and of those that later migrations create.
grant select on all tables in schema drizzle to riffle_app;
grant select on all sequences in schema drizzle to riffle_app;
grant select, insert, update, delete on all tables in schema public, pgboss to riffle_app;
grant usage, select on all sequences in schema public, pgboss to riffle_app;
alter default privileges for role riffle_migrator in schema drizzle grant select on tables to riffle_app;
alter default privileges for role riffle_migrator in schema drizzle grant select on sequences to riffle_app;
alter default privileges for role riffle_migrator in schema public, pgboss
  grant select, insert, update, delete on tables to riffle_app;
alter default privileges for role riffle_migrator in schema public, pgboss
  grant usage, select on sequences to riffle_app;
grant pg_read_all_data to riffle_backup;

-- Events are added and never changed. The table exists after the first migration.
do $$
declare
  log text;
begin
  foreach log in array array['audit_log', 'audit_seals'] loop
    if to_regclass('public.' || log) is not null then
      execute format('revoke update, delete, truncate on public.%I from riffle_app', log);
    end if;
  end loop;
end $$;
