import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { keyOf } from '@/lib/client/outbox/entry'
import { randomId } from '@/lib/client/random-id'

afterEach(() => vi.unstubAllGlobals())

/** The part of `crypto` that a page on plain http has. */
function stubPlainHttp() {
  const getRandomValues = crypto.getRandomValues.bind(crypto)
  vi.stubGlobal('crypto', { getRandomValues })
}

test('plain http has other UUIDs each time', () => {
  stubPlainHttp()
  const ids = Array.from({ length: 50 }, randomId)
  expect(ids.every((id) => z.uuidv4().safeParse(id).success)).toBe(true)
  expect(new Set(ids).size).toBe(50)
})

test('plain http has an id of the device', async () => {
  stubPlainHttp()
  const { deviceId } = await import('@/lib/client/device-id')
  expect(z.uuid().safeParse(deviceId()).success).toBe(true)
  expect(deviceId()).toBe(deviceId())
})

test('plain http stores plays that wait', () => {
  stubPlainHttp()
  const change = { kind: 'play', songId: 's', outcome: 'finished', playedMs: 1 } as const
  const entry = { userId: 'ada', atMs: 0, change: { ...change, playedAt: '' } }
  expect(keyOf(entry)).not.toBe(keyOf(entry))
})
