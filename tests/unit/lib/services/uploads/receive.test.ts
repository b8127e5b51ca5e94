import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { steadily, writeTo } from '@/lib/services/uploads/receive'

const folder = mkdtempSync(join(tmpdir(), 'riffle-receive-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Source = { chunks: number; bytes: number; everyMs?: number; isEndless?: boolean }

function body({ chunks, bytes, everyMs = 0, isEndless = false }: Source) {
  const seen = { isCancelled: false }
  let left = chunks
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (left === 0 && isEndless) return new Promise(() => {})
      if (left-- === 0) return controller.close()
      await pause(everyMs)
      controller.enqueue(new Uint8Array(bytes))
    },
    cancel() {
      seen.isCancelled = true
    },
  })
  return { stream, seen }
}

async function take(stream: ReadableStream<Uint8Array>, windowMs: number): Promise<number> {
  let bytes = 0
  for await (const chunk of steadily(stream, windowMs)) bytes += chunk.byteLength
  return bytes
}

it('lets a body through that comes steadily, however long it takes', async () => {
  const { stream } = body({ chunks: 20, bytes: 4_096, everyMs: 10 })
  expect(await take(stream, 100)).toBe(20 * 4_096)
})

it('cuts off who stops in the middle, and who trickles', async () => {
  const stopped = body({ chunks: 3, bytes: 8_192, isEndless: true })
  await expect(take(stopped.stream, 100)).rejects.toMatchObject({ code: 'request_timeout' })
  expect(stopped.seen.isCancelled).toBe(true)
  const trickle = body({ chunks: 1_000, bytes: 1, everyMs: 5 })
  await expect(take(trickle.stream, 100)).rejects.toMatchObject({ code: 'request_timeout' })
})

it('says so when the sender leaves', async () => {
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error('aborted'))
    },
  })
  await expect(take(stream, 100)).rejects.toMatchObject({ code: 'malformed_request' })
})

it('writes on from where a file stands, and never more than it may', async () => {
  const path = join(folder, 'parts')
  const onTooMuch = () => new RangeError('too much')
  expect(await writeTo([Buffer.from('first ')] as never, { path, most: 10, onTooMuch })).toBe(6)
  await writeTo([Buffer.from('second')] as never, { path, at: 6, most: 10, onTooMuch })
  expect(readFileSync(path, 'utf8')).toBe('first second')
  const more = writeTo([Buffer.alloc(11)] as never, { path, at: 12, most: 10, onTooMuch })
  await expect(more).rejects.toThrow('too much')
  expect(statSync(path).size).toBeLessThanOrEqual(22)
})

it.skipIf(!existsSync('/dev/full'))('says that the disk is full in words of its own', async () => {
  const full = writeTo([Buffer.alloc(64)] as never, {
    path: '/dev/full',
    most: 100,
    onTooMuch: () => new RangeError('too much'),
  })
  await expect(full).rejects.toMatchObject({ code: 'insufficient_storage' })
})
