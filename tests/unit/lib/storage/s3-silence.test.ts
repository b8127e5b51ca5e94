import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Storage } from '@/lib/storage/port'
import { s3Storage } from '@/lib/storage/s3'
import { type S3Server, startS3Server } from '@/tests/support/s3-server'

const SILENCE_MS = 150
const LARGE = 8 * 2 ** 20
const about = { bytes: 5, type: 'audio/wav' }

let s3: S3Server
let storage: Storage

beforeAll(async () => {
  s3 = await startS3Server()
  storage = s3Storage(s3.url, SILENCE_MS)
  s3.objects.set('songs/a', { bytes: Buffer.alloc(LARGE, 1), type: '', at: new Date() })
})
afterAll(() => s3.stop())
beforeEach(() => s3.fallSilent(false))

const unavailable = { code: 'service_unavailable' }

it('is waited for no longer than it may be silent', async () => {
  s3.fallSilent(true)
  const calls = [
    storage.stat('songs/a'),
    storage.open('songs/a', { start: 0, end: 4 }),
    storage.delete('songs/a'),
    storage.put('songs/b', Readable.from([Buffer.from('bytes')]), about),
    storage.list('songs')[Symbol.asyncIterator]().next(),
  ]
  for (const call of await Promise.allSettled(calls)) {
    expect(call).toMatchObject({ status: 'rejected', reason: unavailable })
  }
})

it('is not given up when the one who listens pauses', async () => {
  const body = await storage.open('songs/a', { start: 0, end: LARGE - 1 })
  let bytes = 0
  body.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  body.once('data', async () => {
    body.pause()
    await pause(4 * SILENCE_MS)
    body.resume()
  })
  await new Promise((done, fail) => body.on('end', done).on('error', fail))
  expect(bytes).toBe(LARGE)
})

it('is given up when it falls silent in the middle of an object', async () => {
  s3.stallBodies(true)
  const body = await storage.open('songs/a', { start: 0, end: LARGE - 1 })
  s3.stallBodies(false)
  await expect(body.resume().toArray()).rejects.toThrow('The storage fell silent.')
})
