import 'server-only'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { env } from '@/lib/config/env'
import { renderSlices } from '@/lib/demo-music/render'
import type { Piece } from '@/lib/demo-music/types'
import { AppError } from '@/lib/errors'

const DEADLINE_MS = 60_000
const IDLE_TIMEOUT_MS = 30_000
const MAX_WAITING = 64

let pool: Piscina | undefined

const workerFile = () => resolve('dist/demo-worker.js')

/**
 * Renders a piece as a WAV file, in a worker thread in production, else in slices that let the event
 * loop continue.
 */
export function renderInBackground(piece: Piece): Promise<Uint8Array<ArrayBuffer>> {
  const hasWorker = env().isProduction && existsSync(workerFile())
  return hasWorker ? renderInWorker(piece) : renderInSlices(piece)
}

async function renderInWorker({ id }: Piece): Promise<Uint8Array<ArrayBuffer>> {
  pool ??= new Piscina({
    filename: pathToFileURL(workerFile()).href,
    name: 'renderById',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_TIMEOUT_MS,
  })
  // Piscina does not apply its maxQueue to tasks that have a signal.
  if (pool.queueSize >= MAX_WAITING) {
    throw new AppError(
      'service_unavailable',
      'Too many pieces are being rendered. Try again shortly.',
    )
  }
  return pool.run(id, { signal: AbortSignal.timeout(DEADLINE_MS) })
}

let last: Promise<unknown> = Promise.resolve()

// One piece at a time, because rendering needs about 40 MB.
function renderInSlices(piece: Piece): Promise<Uint8Array<ArrayBuffer>> {
  const rendered = last.then(async () => {
    const slices = renderSlices(piece)
    for (;;) {
      const { done, value } = slices.next()
      if (done) return value
      await yieldToEventLoop()
    }
  })
  last = rendered.catch(() => undefined)
  return rendered
}
