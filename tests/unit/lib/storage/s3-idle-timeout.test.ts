import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Storage } from '@/lib/storage/port'
import { createS3Storage } from '@/lib/storage/s3'
import { type S3Server, startS3Server } from '@/tests/support/s3-server'

const IDLE_TIMEOUT_MS = 150
const LARGE_BYTES = 8 * 2 ** 20
const meta = { bytes: 5, type: 'audio/wav' }

let s3: S3Server
let storage: Storage

beforeAll(async () => {
  s3 = await startS3Server()
  storage = createS3Storage(s3.url, IDLE_TIMEOUT_MS)
  s3.objects.set('songs/a', { bytes: Buffer.alloc(LARGE_BYTES, 1), type: '', at: new Date() })
})
afterAll(() => s3.stop())
beforeEach(() => s3.fallSilent(false))

const unavailable = { code: 'service_unavailable' }

it('rejects every call to a storage that sends no response', async () => {
  s3.fallSilent(true)
  const calls = [
    storage.stat('songs/a'),
    storage.open('songs/a', { start: 0, end: 4 }),
    storage.delete('songs/a'),
    storage.put('songs/b', Readable.from([Buffer.from('bytes')]), meta),
    storage.list('songs')[Symbol.asyncIterator]().next(),
  ]
  for (const call of await Promise.allSettled(calls)) {
    expect(call).toMatchObject({ status: 'rejected', reason: unavailable })
  }
})

it('does not time out while the reader pauses', async () => {
  const body = await storage.open('songs/a', { start: 0, end: LARGE_BYTES - 1 })
  let bytes = 0
  body.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  body.once('data', async () => {
    body.pause()
    await pause(4 * IDLE_TIMEOUT_MS)
    body.resume()
  })
  await new Promise((done, fail) => body.on('end', done).on('error', fail))
  expect(bytes).toBe(LARGE_BYTES)
})

it('rejects a read that stalls in the middle of an object', async () => {
  s3.stallBodies(true)
  const body = await storage.open('songs/a', { start: 0, end: LARGE_BYTES - 1 })
  s3.stallBodies(false)
  await expect(body.resume().toArray()).rejects.toMatchObject(unavailable)
})
