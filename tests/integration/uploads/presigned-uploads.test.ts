import { sql } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { AppError } from '@/lib/errors'
import { aUser, call, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { type S3Server, startS3Server } from '@/tests/support/s3-server'
import { TUS } from '@/tests/support/uploads'

let s3: S3Server

withApp(async (onEnd) => {
  s3 = await startS3Server()
  onEnd(s3.stop)
  return { STORAGE_URL: s3.url }
})

type Presigned = { id: string; url: string; requestHeaders: Record<string, string> }

const put = (url: string, bytes: Buffer, headers: Record<string, string>) =>
  fetch(url, { method: 'PUT', body: new Uint8Array(bytes), headers })

const presign = async (token: string, bytes: number) => {
  const begun = await call('POST', '/presigned-uploads', {
    token,
    body: { fileName: 'song.wav', bytes },
  })
  return { begun, ...(begun.body as Presigned) }
}

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
