import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { until } from '@/tests/support/until'
import { beginUpload, uploadFile } from '@/tests/support/uploads'

withApp(async () => ({ UPLOAD_FILE_MB: '1', UPLOAD_QUOTA_MB: '2', UPLOAD_FILES_PER_DAY: '4' }))

const MB = 2 ** 20
/** A file of about `bytes` bytes. */
const fileOf = (bytes: number, hertz: number) => wav({ seconds: bytes / 16_000, hertz })
const tempFiles = () => readdirSync(join(process.env.DATA_DIR ?? '', 'incoming'))

it('rejects a file as soon as it exceeds the maximum size', async () => {
  const { token } = await aUser()
  const answer = await uploadFile(fileOf(1.2 * MB, 300), { token })
  expect(answer).toMatchObject({ status: 413, body: { code: 'file_too_large' } })
  expect(tempFiles()).toEqual([])
})

it('rejects a file beyond the quota, in which a removed song counts for one more day', async () => {
  const { token } = await aUser()
  const songs: Song[] = []
  for (const hertz of [301, 302]) {
    const { body, status } = await uploadFile(fileOf(0.9 * MB, hertz), { token })
    expect(status).toBe(201)
    songs.push(body as Song)
  }
  const tooMuch = await uploadFile(fileOf(0.9 * MB, 303), { token })
  expect(tooMuch).toMatchObject({
    status: 413,
    body: { code: 'quota_exceeded', quota: { bytes: 2 * MB } },
  })
  const begun = await beginUpload(token, Math.floor(0.9 * MB))
  expect(begun.answer).toMatchObject({ status: 413, body: { code: 'quota_exceeded' } })
  const [{ id }] = songs as [Song, Song]
  await call('DELETE', `/songs/${id}`, { token })
  const afterRemoval = await uploadFile(fileOf(0.9 * MB, 303), { token })
  expect(afterRemoval).toMatchObject({ status: 413, body: { code: 'quota_exceeded' } })
  const { db } = await import('@/db')
  await db.transaction((tx) =>
    tx.executor.execute(
      sql`update songs set removed_at = now() - interval '25 hours' where id = ${id}`,
    ),
  )
  const { cleanUploads } = await import('@/lib/services/uploads/clean-uploads')
  // The clean-up skips a song whose row another transaction holds, until its next run.
  const accepted = await until(async () => {
    await cleanUploads()
    const { status } = await uploadFile(fileOf(0.9 * MB, 303), { token })
    return status === 413 ? undefined : status
  })
  expect(accepted).toBe(201)
})

it('counts each upload of the day, also one that replaces a removed song', async () => {
  const { token } = await aUser()
  for (let times = 0; times < 4; times++) {
    const { body, status } = await uploadFile(fileOf(9_000, 330), { token })
    expect(status).toBe(201)
    await call('DELETE', `/songs/${(body as Song).id}`, { token })
  }
  const fifth = await uploadFile(fileOf(9_000, 330), { token })
  expect(fifth).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
})

it('enforces the quota exactly when uploads begin at the same time', async () => {
  const { token } = await aUser()
  const begun = await Promise.all([1, 2, 3, 4].map(() => beginUpload(token, Math.floor(0.9 * MB))))
  expect(begun.map(({ answer }) => answer.status).toSorted()).toEqual([201, 201, 413, 413])
})

it('counts unfinished uploads, and the files of a day', async () => {
  const { token } = await aUser()
  expect((await beginUpload(token, MB)).answer.status).toBe(201)
  expect((await beginUpload(token, MB)).answer.status).toBe(201)
  expect((await beginUpload(token, MB)).answer.status).toBe(413)
  const bob = (await aUser('bob')).token
  for (const hertz of [310, 311, 312, 313]) {
    expect((await uploadFile(fileOf(9_000, hertz), { token: bob })).status).toBe(201)
  }
  const fifth = await uploadFile(fileOf(9_000, 314), { token: bob })
  expect(fifth).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
  expect(fifth.headers.get('retry-after')).toBeTruthy()
})

it('enforces the quota exactly when files arrive at the same time', async () => {
  const { token } = await aUser()
  const responses = await Promise.all(
    [320, 321, 322, 323].map((hertz) => uploadFile(fileOf(0.9 * MB, hertz), { token })),
  )
  expect(responses.map((answer) => answer.status).toSorted()).toEqual([201, 201, 413, 413])
})
