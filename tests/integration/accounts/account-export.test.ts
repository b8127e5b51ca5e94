import { getTableName, is, sql } from 'drizzle-orm'
import { getTableConfig, type PgColumn, PgTable, pgTable, uuid } from 'drizzle-orm/pg-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { songs } from '@/db/schema/songs'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { aPlaylist } from '@/tests/support/library'
import { uploadFile } from '@/tests/support/uploads'

withApp()

const password = 'violet mango harbour 42'
const SECRET = /(?:password|token|state)_hash|secret|_token|api_key|verifier|storage_key|^lease/
const PERSON = /^(user_id|owner_id|account_id|paused_by|created_by|.*_user_id)$/

/** Returns all tables of the schema. */
async function schema(): Promise<PgTable[]> {
  const modules = import.meta.glob('../../../db/schema/**/*.ts')
  const tables = await Promise.all(
    Object.values(modules).map(async (load) => Object.values((await load()) as object)),
  )
  return [...new Set(tables.flat().filter((value): value is PgTable => is(value, PgTable)))]
}

const parentsOf = (table: PgTable) =>
  getTableConfig(table).foreignKeys.map((key) => getTableName(key.reference().foreignTable))

/** Returns the tables that refer to a person, and those that depend on such a table. */
function findPersonalTables(tables: PgTable[]): string[] {
  const found = new Set(['users'])
  for (let size = 0; size < found.size; ) {
    size = found.size
    for (const table of tables) {
      const { name, columns } = getTableConfig(table)
      const hasPerson = columns.some((column) => PERSON.test(column.name))
      if (hasPerson || parentsOf(table).some((parent) => found.has(parent))) found.add(name)
    }
  }
  return [...found].sort()
}

/** Whether the rows of a table are deleted with their user, directly or with a parent row. */
function isDeletedWithUser(table: PgTable): boolean {
  const { columns, foreignKeys } = getTableConfig(table)
  const cascading = foreignKeys
    .filter((key) => key.onDelete === 'cascade')
    .flatMap((key) => key.reference().columns.map(({ name }) => name))
  const hasUser = columns.some(({ name }) => name === 'user_id')
  return hasUser ? cascading.includes('user_id') : cascading.length > 0
}

describe('the list of personal tables', () => {
  it('contains every table with personal data', async () => {
    const { tablesKept, tablesLeftOut, personalTables } = await import('@/db/personal-tables')
    const listed = Object.values(personalTables).map(({ table }) => getTableName(table))
    const missing = findPersonalTables(await schema()).filter(
      (name) => !listed.includes(name) && !tablesLeftOut[name],
    )
    expect(missing).toEqual([])
    expect(Object.keys(tablesKept).filter((name) => !listed.includes(name))).toEqual([])
  })

  it('misses a new table with personal data', async () => {
    const diary = pgTable('diary', { userId: uuid('user_id') })
    const pages = pgTable('diary_pages', { song: uuid('song_id').references(() => songs.id) })
    const found = findPersonalTables([...(await schema()), diary, pages])
    expect(found).toEqual(expect.arrayContaining(['diary', 'diary_pages']))
    expect(isDeletedWithUser(diary)).toBe(false)
  })

  it('contains no table that outlives an account, except those listed with a reason', async () => {
    const { tablesKept } = await import('@/db/personal-tables')
    const tables = await schema()
    const personal = findPersonalTables(tables)
    for (const table of tables) {
      const name = getTableName(table)
      // The generator has no foreign keys for `plays`, whose rows are checked below.
      const isExempt = tablesKept[name] || ['plays', 'users', 'job_pauses'].includes(name)
      if (isExempt || !personal.includes(name)) continue
      expect([name, isDeletedWithUser(table)]).toEqual([name, true])
    }
  })

  it('exports no column whose name suggests a secret', async () => {
    const { personalTables } = await import('@/db/personal-tables')
    for (const { table, without } of Object.values<{ table: PgTable; without: string[] }>(
      personalTables,
    )) {
      const secrets = Object.entries(table as unknown as Record<string, PgColumn>)
        .filter(([, column]) => SECRET.test(column?.name ?? ''))
        .map(([name]) => name)
      expect([getTableName(table), secrets.filter((name) => !without.includes(name))]).toEqual([
        getTableName(table),
        [],
      ])
    }
  })
})

type Export = Record<string, Record<string, unknown>[]>

describe('GET /me/export', () => {
  let ada: Awaited<ReturnType<typeof aUser>>
  let response: Awaited<ReturnType<typeof call>>
  let file: Export

  beforeAll(async () => {
    ada = await aUser()
    await createData(ada.token)
    response = await call('GET', '/me/export', { token: ada.token })
    file = response.body as Export
  })

  it('is a JSON file to save', () => {
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="riffle-\d{4}-\d\d-\d\d\.json"/,
    )
    expect(file).toMatchObject({ format: 'riffle-account', version: 1 })
  })

  it('contains all data of the account, across pages', () => {
    expect(file.account).toEqual([expect.objectContaining({ id: ada.id, email: ada.email })])
    expect(file.playlists).toHaveLength(1)
    expect(file.playlistTracks).toHaveLength(1_200)
    expect(new Set(file.playlistTracks!.map(({ id }) => id)).size).toBe(1_200)
    expect(file.likedSongs).toEqual([
      expect.objectContaining({ song: { title: 'Song 1', artists: ['Heavy Artist'] } }),
    ])
    expect(file.plays).toHaveLength(2)
    expect(file.imports).toHaveLength(1)
    expect(file.shuffles).toHaveLength(1)
    expect(file.shuffleOrders![0]!.order).toMatch(/^[\w+/]+=*$/)
    expect(file.songs).toHaveLength(1_201)
    const [upload] = file.songs!.filter(({ source }) => source === 'upload')
    expect(upload).toMatchObject({
      title: 'Kettle',
      artists: [expect.objectContaining({ name: 'Ada Lindqvist' })],
    })
    expect(file.artists!.map(({ name }) => name)).toContain('Ada Lindqvist')
    expect(file.uploadedFiles).toEqual([
      expect.objectContaining({ fileName: 'kettle.wav', songId: upload!.id }),
    ])
    expect(file.chosenVideos).toEqual([expect.objectContaining({ videoId: 'dQw4w9WgXcQ' })])
    expect(file.apiTokens).toEqual([expect.objectContaining({ name: 'Script' })])
    expect(file.sessions).toHaveLength(1)
    const events = file.activity!.map(({ event, params }) => [event, params])
    expect(events).toEqual([
      ['registered', null],
      ['token_created', { hint: file.apiTokens![0]!.hint, scopes: 'read' }],
      ['account_exported', null],
    ])
  })

  it('contains no secret', async () => {
    const { connections } = await import('@/db/connections')
    const { rowsOf } = await import('@/db/rows')
    const rows = await rowsOf<{ secret: string }>(
      connections().postgres.drizzle,
      sql`select password_hash as secret from users where id = ${ada.id}
          union all select token_hash from api_tokens where user_id = ${ada.id}
          union all select token_hash from auth_tokens t join auth_sessions s
            on s.id = t.session_id where s.user_id = ${ada.id}`,
    )
    expect(rows).toHaveLength(3)
    for (const { secret } of rows) expect(JSON.stringify(file)).not.toContain(secret)
  })

  it('contains no data of another user', async () => {
    const bob = await aUser('bob')
    const { body } = await call('GET', '/me/export', { token: bob.token })
    const { account, activity, activityOrigins, sessions, ...rest } = body as Export
    expect([account, sessions].map((rows) => rows?.length)).toEqual([1, 1])
    expect(activity).toHaveLength(2)
    expect(activityOrigins).toHaveLength(2)
    expect(Object.values(rest).filter(Array.isArray).flat()).toEqual([])
  })

  it('contains no rows after the account is deleted', async () => {
    const { db } = await import('@/db')
    const { tablesKept, personalTables } = await import('@/db/personal-tables')
    const { connections } = await import('@/db/connections')
    const body = { password }
    expect((await call('DELETE', '/me', { token: ada.token, body })).status).toBe(204)
    for (const section of db.personalData.listSections()) {
      const name = getTableName(personalTables[section].table)
      if (tablesKept[name]) continue
      expect([name, (await db.personalData.listRows(section, ada.id)).rows]).toEqual([name, []])
    }
    // Rows of a deleted playlist or session can be found only by its id.
    const { drizzle } = connections().postgres
    const orphans = await Promise.all(
      [
        sql`select 1 from playlist_tracks where playlist_id = ${file.playlists![0]!.id}`,
        sql`select 1 from shuffle_sets where session_id = ${file.shuffles![0]!.id}`,
        sql`select 1 from shuffle_revisions where session_id = ${file.shuffles![0]!.id}`,
        sql`select 1 from auth_tokens where session_id = ${file.sessions![0]!.id}`,
        sql`select 1 from idempotency_keys where user_id = ${ada.id}`,
      ].map(async (query) => (await import('@/db/rows')).rowsOf(drizzle, query)),
    )
    expect(orphans.flat()).toEqual([])
  })
})

/** Creates data in every section of an account. */
async function createData(token: string): Promise<void> {
  const playlist = await aPlaylist(token, 1_200)
  const { body } = await call('GET', `/playlists/${playlist}/tracks?limit=1`, { token })
  const [track] = (body as { data: { song: { id: string } }[] }).data
  const songId = track!.song.id
  await call('PUT', `/me/liked/${songId}`, { token })
  for (const outcome of ['finished', 'skipped']) {
    await call('POST', '/me/plays', { token, body: { songId, outcome, playedMs: 1_000 } })
  }
  await call('GET', `/playlists/${playlist}/shuffle/next`, { token })
  await call('PATCH', `/playlists/${playlist}/shuffle/settings`, { token, body: { mode: 'fresh' } })
  const fields = { title: 'Kettle', artist: 'Ada Lindqvist' }
  await uploadFile(wav({ hertz: 512 }), { token, name: 'kettle.wav', fields })
  const url = 'https://youtu.be/dQw4w9WgXcQ'
  await call('PUT', `/songs/${songId}/video`, { token, body: { url } })
  const headers = { 'idempotency-key': 'once' }
  await call('POST', '/me/tokens', { token, body: { name: 'Script', scopes: ['read'] }, headers })
}
