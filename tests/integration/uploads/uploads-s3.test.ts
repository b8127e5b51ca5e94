import { sql } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import type { Song } from '@/lib/contract/songs'
import { AppError } from '@/lib/errors'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { type S3Server, startS3Server } from '@/tests/support/s3-server'
import { beginUpload, TUS, uploadFile } from '@/tests/support/uploads'

let s3: S3Server

withApp(async (onEnd) => {
  s3 = await startS3Server()
  onEnd(s3.stop)
  return { STORAGE_URL: s3.url }
})

type Presigned = { id: string; url: string; requestHeaders: Record<string, string> }

const put = (url: string, bytes: Buffer, headers: Record<string, string>) =>
  fetch(url, { method: 'PUT', body: new Uint8Array(bytes), headers })

it('stores an upload in the bucket and serves ranges of it', async () => {
  const { token } = await aUser()
  const file = wav({ hertz: 700 })
  const song = (await uploadFile(file, { token, name: 'a.wav' })).body as Song
  expect([...s3.objects.keys()]).toEqual([`songs/${song.id}`])
  expect(s3.objects.get(`songs/${song.id}`)?.type).toBe('audio/wav')
  const { api } = await import('@/app/api/v1/api')
  const request = new Request(`http://localhost:3000/api/v1/songs/${song.id}/audio`, {
    headers: { authorization: `Bearer ${token}`, range: 'bytes=100-199' },
  })
  const response = await api.fetch(request)
  expect(response.status).toBe(206)
  expect(Buffer.from(await response.arrayBuffer()).equals(file.subarray(100, 200))).toBe(true)
  expect(s3.faults).toEqual([])
})

it('creates a song of a file that was PUT to a presigned URL', async () => {
  const { token } = await aUser()
  const other = await aUser('bob')
  const file = wav({ hertz: 701 })
  const begun = await call('POST', '/presigned-uploads', {
    token,
    body: { fileName: 'Ada - Straight.wav', bytes: file.length },
  })
  expect(begun.status).toBe(201)
  const { id, url, requestHeaders } = begun.body as Presigned
  const complete = (as: string) => call('POST', `/presigned-uploads/${id}/complete`, { token: as })
  expect(await complete(token)).toMatchObject({ status: 409, body: { code: 'conflict' } })
  expect((await put(url, file, requestHeaders)).status).toBe(200)
  expect((await complete(other.token)).status).toBe(404)
  const done = await complete(token)
  expect(done).toMatchObject({
    status: 201,
    body: { title: 'Straight', artists: [{ name: 'Ada' }], analysis: { status: 'queued' } },
  })
  expect([...s3.objects.keys()]).not.toContain(`incoming/${id}`)
  expect(await complete(token)).toMatchObject({ status: 409 })
  expect(s3.faults).toEqual([])
})

it('probes a presigned file by its content, and deletes what it refuses', async () => {
  const { token } = await aUser()
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)])
  const begun = await call('POST', '/presigned-uploads', {
    token,
    body: { fileName: 'song.mp3', bytes: zip.length },
  })
  const { id, url, requestHeaders } = begun.body as Presigned
  await put(url, zip, requestHeaders)
  const done = await call('POST', `/presigned-uploads/${id}/complete`, { token })
  expect(done).toMatchObject({ status: 415, body: { code: 'unsupported_audio' } })
  expect([...s3.objects.keys()]).not.toContain(`incoming/${id}`)
})

const presign = async (token: string, bytes: number) => {
  const begun = await call('POST', '/presigned-uploads', {
    token,
    body: { fileName: 'song.wav', bytes },
  })
  return { begun, ...(begun.body as Presigned) }
}

it('counts a cancelled upload until its URL has expired, then deletes its file', async () => {
  const { env } = await import('@/lib/config/env')
  const { token } = await aUser()
  const quota = env().UPLOAD_QUOTA_MB
  env().UPLOAD_QUOTA_MB = 1
  const { id, url, requestHeaders } = await presign(token, 900_000)
  const cancelled = await call('DELETE', `/uploads/${id}`, { token, headers: TUS })
  expect(cancelled.status).toBe(204)
  expect((await call('GET', `/uploads/${id}`, { token })).status).toBe(404)
  expect((await call('DELETE', `/uploads/${id}`, { token, headers: TUS })).status).toBe(404)
  await put(url, Buffer.alloc(900_000), requestHeaders)
  expect((await presign(token, 900_000)).begun).toMatchObject({
    status: 413,
    body: { code: 'quota_exceeded' },
  })
  const { db } = await import('@/db')
  await db.transaction((tx) =>
    tx.executor.execute(
      sql`update uploads set created_at = created_at - interval '2 hours',
            expires_at = expires_at - interval '2 hours' where id = ${id}`,
    ),
  )
  expect((await presign(token, 900_000)).begun.status).toBe(201)
  env().UPLOAD_QUOTA_MB = quota
  const { cleanUploads } = await import('@/lib/services/uploads/clean-uploads')
  await cleanUploads()
  expect(s3.objects.has(`incoming/${id}`)).toBe(false)
})

it('keeps a presigned file whose check failed temporarily', async () => {
  const { token } = await aUser()
  const file = wav({ hertz: 703 })
  const { id, url, requestHeaders } = await presign(token, file.length)
  await put(url, file, requestHeaders)
  const { getStorage: storage } = await import('@/lib/storage/storage')
  const failing = vi
    .spyOn(storage(), 'putFile')
    .mockRejectedValueOnce(
      new AppError('service_unavailable', 'The file storage does not respond.'),
    )
  const complete = () => call('POST', `/presigned-uploads/${id}/complete`, { token })
  expect((await complete()).status).toBe(503)
  expect((await complete()).status).toBe(201)
  failing.mockRestore()
  expect(s3.objects.has(`incoming/${id}`)).toBe(false)
})

it('checks the disk space and the slots before it downloads a presigned file', async () => {
  const { env } = await import('@/lib/config/env')
  const { acquireSlot } = await import('@/lib/services/uploads/slots')
  const { id: userId, token } = await aUser()
  const file = wav({ hertz: 704 })
  const { id, url, requestHeaders } = await presign(token, file.length)
  await put(url, file, requestHeaders)
  const complete = () => call('POST', `/presigned-uploads/${id}/complete`, { token })
  const floor = env().DISK_FLOOR_MB
  env().DISK_FLOOR_MB = 1e12
  const full = await complete()
  env().DISK_FLOOR_MB = floor
  expect(full).toMatchObject({ status: 507, body: { code: 'insufficient_storage' } })
  const slots = Array.from({ length: 4 }, () => acquireSlot(userId))
  expect(await complete()).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
  for (const free of slots) free()
  expect((await complete()).status).toBe(201)
})

it('creates presigned uploads without a writable disk', async () => {
  const { env } = await import('@/lib/config/env')
  const { token } = await aUser()
  const folder = env().DATA_DIR
  env().DATA_DIR = '/proc/nowhere'
  const { begun } = await presign(token, 100)
  env().DATA_DIR = folder
  expect(begun.status).toBe(201)
})

it('deletes orphaned objects after a day, and counts missing ones', async () => {
  const { token } = await aUser()
  const { body } = await uploadFile(wav({ hertz: 702 }), { token, name: 'b.wav' })
  const kept = `songs/${(body as Song).id}`
  const orphan = { bytes: Buffer.alloc(10), type: '', at: new Date(Date.now() - 2 * 86_400_000) }
  const unknown = 'songs/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'
  const young = 'songs/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d71'
  const cover = 'covers/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70/00aa-96.webp'
  s3.objects.set(unknown, orphan)
  s3.objects.set(cover, orphan)
  s3.objects.set(young, { ...orphan, at: new Date() })
  const { sweepStorage } = await import('@/lib/services/uploads/sweep-storage')
  expect(await sweepStorage()).toEqual({ orphans: 2, orphanBytes: 20, missing: 0 })
  expect(s3.objects.has(unknown)).toBe(false)
  expect(s3.objects.has(young)).toBe(true)
  expect(s3.objects.has(kept)).toBe(true)
  s3.objects.delete(kept)
  expect(await sweepStorage()).toMatchObject({ orphans: 0, missing: 1 })
})

it('rejects resumable uploads where parts cannot be kept', async () => {
  const { env } = await import('@/lib/config/env')
  const { token } = await aUser()
  env().VERCEL = true
  const { answer } = await beginUpload(token, 100)
  env().VERCEL = false
  expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } })
})
