import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { Song } from '@/lib/contract/songs'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { beginUpload, upload } from '@/tests/support/uploads'

withApp(async () => ({ UPLOAD_FILE_MB: '1', UPLOAD_QUOTA_MB: '2', UPLOAD_FILES_PER_DAY: '4' }))

const MB = 2 ** 20
/** So many bytes, give or take a few. */
const file = (bytes: number, hertz: number) => wav({ seconds: bytes / 16_000, hertz })
const left = () => readdirSync(join(process.env.DATA_DIR ?? '', 'incoming'))

it('refuses a file that is too large, as soon as it is', async () => {
  const { token } = await aUser()
  const answer = await upload(file(1.2 * MB, 300), { token })
  expect(answer).toMatchObject({ status: 413, body: { code: 'file_too_large' } })
  expect((answer.body as { detail: string }).detail).toContain('1 MB')
  expect(left()).toEqual([])
})

it('refuses what goes beyond the room a user has, in which a removed song stays for a day', async () => {
  const { token } = await aUser()
  const songs: Song[] = []
  for (const hertz of [301, 302]) {
    const { body, status } = await upload(file(0.9 * MB, hertz), { token })
    expect(status).toBe(201)
    songs.push(body as Song)
  }
  const full = await upload(file(0.9 * MB, 303), { token })
  expect(full).toMatchObject({
    status: 413,
    body: { code: 'quota_exceeded', quota: { bytes: 2 * MB } },
  })
  const begun = await beginUpload(token, Math.floor(0.9 * MB))
  expect(begun.answer).toMatchObject({ status: 413, body: { code: 'quota_exceeded' } })
  const [{ id }] = songs as [Song, Song]
  await call('DELETE', `/songs/${id}`, { token })
  const still = await upload(file(0.9 * MB, 303), { token })
  expect(still).toMatchObject({ status: 413, body: { code: 'quota_exceeded' } })
  expect((still.body as { detail: string }).detail).toContain('for a day more')
  const { db } = await import('@/db')
  await db.transaction((tx) =>
    tx.executor.execute(
      sql`update songs set removed_at = now() - interval '25 hours' where id = ${id}`,
    ),
  )
  const { cleanUploads } = await import('@/lib/services/uploads/sweep')
  await cleanUploads()
  expect((await upload(file(0.9 * MB, 303), { token })).status).toBe(201)
})

it('counts a file that comes again in the place of a removed one', async () => {
  const { token } = await aUser()
  for (let times = 0; times < 4; times++) {
    const { body, status } = await upload(file(9_000, 330), { token })
    expect(status).toBe(201)
    await call('DELETE', `/songs/${(body as Song).id}`, { token })
  }
  const fifth = await upload(file(9_000, 330), { token })
  expect(fifth).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
})

it('holds the quota exactly when uploads begin side by side', async () => {
  const { token } = await aUser()
  const begun = await Promise.all([1, 2, 3, 4].map(() => beginUpload(token, Math.floor(0.9 * MB))))
  expect(begun.map(({ answer }) => answer.status).toSorted()).toEqual([201, 201, 413, 413])
})

it('counts what is on its way, and how many files come in a day', async () => {
  const { token } = await aUser()
  expect((await beginUpload(token, MB)).answer.status).toBe(201)
  expect((await beginUpload(token, MB)).answer.status).toBe(201)
  expect((await beginUpload(token, MB)).answer.status).toBe(413)
  const other = (await aUser('bob')).token
  for (const hertz of [310, 311, 312, 313]) {
    expect((await upload(file(9_000, hertz), { token: other })).status).toBe(201)
  }
  const fifth = await upload(file(9_000, 314), { token: other })
  expect(fifth).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
  expect(fifth.headers.get('retry-after')).toBeTruthy()
})

it('holds the quota exactly when files come side by side', async () => {
  const { token } = await aUser()
  const answers = await Promise.all(
    [320, 321, 322, 323].map((hertz) => upload(file(0.9 * MB, hertz), { token })),
  )
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 201, 413, 413])
})
