import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { withStallTimeout } from '@/lib/services/uploads/stall-timeout'

type Source = { chunks: number; bytes: number; everyMs?: number; isEndless?: boolean }

function createBody({ chunks, bytes, everyMs = 0, isEndless = false }: Source) {
  const state = { isCancelled: false }
  let left = chunks
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (left === 0 && isEndless) return new Promise(() => {})
      if (left-- === 0) return controller.close()
      await pause(everyMs)
      controller.enqueue(new Uint8Array(bytes))
    },
    cancel() {
      state.isCancelled = true
    },
  })
  return { stream, state }
}

const failing = (error: Error) =>
  new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(error)
    },
  })

async function countBytes(stream: ReadableStream<Uint8Array>, windowMs = 100): Promise<number> {
  let bytes = 0
  for await (const chunk of withStallTimeout(stream, windowMs)) bytes += chunk.byteLength
  return bytes
}

describe('withStallTimeout', () => {
  it('passes on a body that arrives steadily, however long it takes', async () => {
    const { stream } = createBody({ chunks: 20, bytes: 4_096, everyMs: 10 })
    expect(await countBytes(stream)).toBe(20 * 4_096)
  })

  it('ends a body that stops in the middle, and cancels its source', async () => {
    const { stream, state } = createBody({ chunks: 3, bytes: 8_192, isEndless: true })
    await expect(countBytes(stream)).rejects.toMatchObject({ code: 'request_timeout' })
    expect(state.isCancelled).toBe(true)
  })

  it('ends a body that arrives byte by byte', async () => {
    const { stream } = createBody({ chunks: 1_000, bytes: 1, everyMs: 5 })
    await expect(countBytes(stream)).rejects.toMatchObject({ code: 'request_timeout' })
  })

  it('reports a sender that disconnects as malformed_request', async () => {
    const stream = failing(new Error('aborted'))
    await expect(countBytes(stream)).rejects.toMatchObject({ code: 'malformed_request' })
  })

  it('passes on a problem of the body as it is', async () => {
    const stream = failing(new AppError('invalid_input', 'Some fields are not valid.'))
    await expect(countBytes(stream)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
