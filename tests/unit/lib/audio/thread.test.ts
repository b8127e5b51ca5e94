import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { listen } from '@/lib/audio/listen/listen'
import { drawCover, probe } from '@/lib/audio/probe/probe'
import { threadBundle } from '@/lib/audio/thread/bundle'
import { createThread } from '@/lib/audio/thread/thread'

const surroundings = { isProduction: true }

vi.mock('@/lib/config/env', () => ({ env: () => ({ ...surroundings, LOG_LEVEL: 'silent' }) }))
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  existsSync: () => false,
}))

const folder = mkdtempSync(join(tmpdir(), 'riffle-thread-'))
const file = join(folder, 'work.mjs')
writeFileSync(
  file,
  `
  const kept = []
  const forEver = (step) => { for (;;) { step(); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2) } }
  export const wasm = () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 })
    forEver(() => { if (memory.buffer.byteLength < 2 ** 31) memory.grow(64) })
  }
  export const buffers = () => forEver(() => { if (kept.length < 512) kept.push(new ArrayBuffer(2 ** 22)) })
  export const heap = () => forEver(() => kept.push(Array.from({ length: 1e5 }, Math.random)))
  export const wait = () => forEver(() => {})
  export const twice = (number) => number * 2
`,
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a thread', () => {
  const inThread = createThread({ heapMb: 64, youngMb: 16, outsideMb: 128 })
  const work = { file, given: 4, deadlineMs: 30_000 }

  it.each(['wasm', 'buffers', 'heap'])('is killed when %s take too much memory', async (name) => {
    await expect(inThread({ ...work, name })).rejects.toMatchObject({ reason: 'memory' })
    expect(await inThread({ ...work, name: 'twice' }), 'the next has one of its own').toBe(8)
  })

  it('is killed when it takes too long, and whoever waited begins with all of its time', async () => {
    const slow = inThread({ ...work, name: 'wait', deadlineMs: 600 })
    const next = inThread({ ...work, name: 'twice', deadlineMs: 590 })
    await expect(slow).rejects.toMatchObject({ reason: 'time' })
    expect(await next).toBe(8)
  })
})

describe('a thread that was not built', () => {
  it('is a failure in production, and nothing is looked at in the app’s own', async () => {
    const refused = { code: 'service_unavailable' }
    const listening = { path: file, sort: 'wav', secondsMost: 1, deadlineMs: 1_000 } as const
    await expect(listen(listening)).rejects.toMatchObject(refused)
    await expect(probe('ada', file)).rejects.toMatchObject(refused)
    await expect(drawCover('ada', new Uint8Array(8))).rejects.toMatchObject(refused)
  })

  it('is done without in development', async () => {
    surroundings.isProduction = false
    expect(threadBundle('probe-worker')).toBeUndefined()
    expect(await probe('ada', file)).toHaveProperty('refusal')
  })
})
