import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { analyseInThread } from '@/lib/audio/analyse-file/analyse-in-thread'
import { createCover, probe } from '@/lib/audio/probe/probe'
import { createThread } from '@/lib/audio/thread/thread'
import { findWorkerBundle } from '@/lib/audio/thread/worker-bundle'

const settings = { isProduction: true }

vi.mock('@/lib/config/env', () => ({ env: () => ({ ...settings, LOG_LEVEL: 'silent' }) }))
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
  const inThread = createThread({ heapMb: 64, youngGenerationMb: 16, externalMb: 128 })
  const work = { file, argument: 4, deadlineMs: 30_000 }

  it.each(['wasm', 'buffers', 'heap'])(
    'is killed when %s exceeds the memory limit',
    async (name) => {
      await expect(inThread({ ...work, name })).rejects.toMatchObject({ reason: 'memory' })
      expect(await inThread({ ...work, name: 'twice' }), 'the next task runs in a new thread').toBe(
        8,
      )
    },
  )

  it('is killed at its deadline, which does not shorten the time of a waiting task', async () => {
    const slow = inThread({ ...work, name: 'wait', deadlineMs: 600 })
    const next = inThread({ ...work, name: 'twice', deadlineMs: 590 })
    await expect(slow).rejects.toMatchObject({ reason: 'time' })
    expect(await next).toBe(8)
  })
})

describe('a missing worker bundle', () => {
  it('is a failure in production', async () => {
    const unavailable = { code: 'service_unavailable' }
    const request = { path: file, format: 'wav', maxSeconds: 1, deadlineMs: 1_000 } as const
    await expect(analyseInThread(request)).rejects.toMatchObject(unavailable)
    await expect(probe('ada', file)).rejects.toMatchObject(unavailable)
    await expect(createCover('ada', new Uint8Array(8))).rejects.toMatchObject(unavailable)
  })

  it('is replaced by the calling thread in development', async () => {
    settings.isProduction = false
    expect(findWorkerBundle('probe-worker')).toBeUndefined()
    expect(await probe('ada', file)).toHaveProperty('rejection')
  })
})
