import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { db } from '@/db'
import { applyMigrations } from '@/db/migration-runner'
import { ensurePlayPartitions } from '@/db/play-partitions'
import type { Database } from '@/db/postgres'
import { databaseErrorCode, rowsOf } from '@/db/rows'
import { UpgradeError } from '@/db/upgrade-error'
import { aUser, call, withApp } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'
import { createDatabase } from '@/tests/support/migrations'
import { hasPrograms } from '@/tests/support/programs'
import { TEST_SECRETS } from '@/tests/support/secrets'

const ROLES = readFileSync('deploy/postgres/roles.sql', 'utf8')
const PASSWORD = 'p7Qm2vKp9LrT4wZs8NbY'
const MISSING_PRIVILEGE = '42501'
const isServer = Boolean(inject('databaseUrl'))
const urls = { owner: '', app: '', migrator: '', backup: '' }

const runFile = promisify(execFile)

async function runAsOwner(...statements: string[]): Promise<void> {
  const client = postgres(urls.owner, { max: 1, onnotice: () => {} })
  try {
    for (const statement of statements) await client.unsafe(statement)
  } finally {
    await client.end()
  }
}

function urlOf(role: string): string {
  const url = new URL(urls.owner)
  Object.assign(url, { username: role, password: PASSWORD })
  return url.href
}

/** Creates the roles in a new database, migrates it as the migrator, and connects the app as the app. */
async function prepare(): Promise<Record<string, string>> {
  urls.owner = await createDatabase(inject('databaseUrl'))
  const roles = ['riffle_app', 'riffle_migrator', 'riffle_backup']
  await runAsOwner(ROLES, ...roles.map((role) => `alter role ${role} password '${PASSWORD}'`))
  urls.app = urlOf('riffle_app')
  urls.migrator = urlOf('riffle_migrator')
  urls.backup = urlOf('riffle_backup')
  const env = {
    ...process.env,
    ...TEST_SECRETS,
    NODE_ENV: 'production' as const,
    DATABASE_URL: urls.migrator,
  }
  await runFile(process.execPath, ['scripts/run.mjs', 'scripts/db-migrate.ts'], { env })
  await runAsOwner(ROLES)
  return { DATABASE_URL: urls.app }
}

function connect(url: string): Database {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  onTestFinished(() => client.end())
  return drizzle(client) as unknown as Database
}

const codeOf = (url: string, statement: string) =>
  connect(url)
    .execute(sql.raw(statement))
    .then(() => 'allowed', databaseErrorCode)

// The embedded database has one user, and its folder is closed to others.
describe.runIf(isServer)('with the roles of roles.sql', () => {
  if (isServer) withApp(prepare)

  let token = ''
  beforeAll(async () => {
    token = (await aUser()).token
  })

  it('the app serves: songs, playlists, shuffles, jobs and the deletion of an account', async () => {
    expect((await call('POST', '/me/demo', { token })).status).toBeLessThan(300)
    const { body } = await call('GET', '/playlists', { token })
    const [{ id }] = (body as { data: [{ id: string }] }).data
    expect((await call('POST', `/playlists/${id}/shuffle`, { token, body: {} })).status).toBe(201)
    expect((await call('GET', `/playlists/${id}/shuffle/next`, { token })).status).toBe(200)
    const imported = await importFile(token, 'Title,Artist\nMorning,Silver Lake', 'list.csv')
    expect(imported.status).toBe('succeeded')
    const other = await aUser('ben')
    const confirmation = { password: 'violet mango harbour 42' }
    const deleted = await call('DELETE', '/me', { token: other.token, body: confirmation })
    expect(deleted.status).toBe(204)
  })

  it.each([
    'create table intruders (id integer)',
    'create schema intruders',
    'create temporary table intruders (id integer)',
    'drop table songs',
    'alter table users add column intruder text',
    'truncate songs cascade',
    'update audit_log set event = event',
    'delete from audit_log',
    'truncate audit_log',
    'alter table audit_log disable trigger all',
    'drop table pgboss.job cascade',
    'delete from drizzle.__drizzle_migrations',
    'create role intruder',
  ])('the app may not %s', async (statement) => {
    expect(await codeOf(urls.app, statement)).toBe(MISSING_PRIVILEGE)
  })

  it('the app may read and write each other table', async () => {
    const tables = await rowsOf<{ name: string; write: boolean; owner: string }>(
      connect(urls.app),
      sql`select relname as name, pg_get_userbyid(relowner) as owner,
          has_table_privilege(oid, 'select') and has_table_privilege(oid, 'insert')
          and has_table_privilege(oid, 'update') and has_table_privilege(oid, 'delete') as write
        from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    )
    expect(tables.length).toBeGreaterThan(40)
    const readOnly = tables.filter(({ write }) => !write).map(({ name }) => name)
    expect(readOnly.sort()).toEqual(['audit_log', 'audit_seals'])
    expect(new Set(tables.map(({ owner }) => owner))).toEqual(new Set(['riffle_migrator']))
  })

  it('the backup role reads all tables and changes none', async () => {
    expect(await codeOf(urls.backup, 'select count(*) from users')).toBe('allowed')
    expect(await codeOf(urls.backup, 'delete from users')).toBe(MISSING_PRIVILEGE)
    expect(await codeOf(urls.backup, 'create table intruders (id integer)')).toBe(MISSING_PRIVILEGE)
  })

  it.skipIf(!hasPrograms('pg_dump'))(
    'the backup role dumps the database (needs pg_dump)',
    async () => {
      const { stdout } = await runFile('pg_dump', [urls.backup], { maxBuffer: 2 ** 28 })
      expect(stdout).toContain('COPY public.audit_log')
      expect(stdout).toContain('COPY pgboss.')
    },
  )

  it('a start that lacks a migration names the command for it', async () => {
    await runAsOwner(
      'create table public.kept as select * from drizzle.__drizzle_migrations',
      'delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)',
    )
    onTestFinished(() =>
      runAsOwner(
        'insert into drizzle.__drizzle_migrations select * from public.kept on conflict do nothing',
        'drop table public.kept',
      ),
    )
    const start = applyMigrations(connect(urls.app), { folder: 'db/migrations', steps: [] })
    await expect(start).rejects.toThrow(UpgradeError)
    await expect(start).rejects.toThrow(/npm run db:migrate/)
  })

  it('plays of a month without a partition are stored nevertheless', async () => {
    const later = new Date('2031-05-10')
    await ensurePlayPartitions(connect(urls.app), later)
    const [row] = await rowsOf<{ found: boolean }>(
      db.describe().postgres.drizzle,
      sql`select to_regclass('plays_2031_05') is not null as found`,
    )
    expect(row?.found).toBe(false)
    await ensurePlayPartitions(connect(urls.migrator), later)
    expect(await codeOf(urls.app, 'select count(*) from plays_2031_05')).toBe('allowed')
  })
})
