import { expect, it } from 'vitest'
import type { Song } from '@/lib/contract/song'
import { aUser, withApp } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { type S3Server, startS3Server } from '@/tests/support/s3-server'
import { beginUpload, uploadFile } from '@/tests/support/uploads'

let s3: S3Server

withApp(async (onEnd) => {
  s3 = await startS3Server()
  onEnd(s3.stop)
  return { STORAGE_URL: s3.url }
})

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
