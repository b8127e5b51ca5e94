import 'server-only'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { setImmediate as letOthers } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { env } from '@/lib/config/env'
import { renderSlices } from '@/lib/demo-music/render'
import type { Piece } from '@/lib/demo-music/types'

const DEADLINE_MS = 60_000
const WAITING_MOST = 64

let pool: Piscina | undefined

const workerFile = () => resolve('dist/demo-worker.js')

/** A piece as a WAV file: in a thread where one was built, else here, in slices that let others by. */
export function renderInBackground(piece: Piece): Promise<Uint8Array<ArrayBuffer>> {
  const hasWorker = env().isProduction && existsSync(workerFile())
  return hasWorker ? inWorker(piece) : inSlices(piece)
}

function inWorker({ id }: Piece): Promise<Uint8Array<ArrayBuffer>> {
  pool ??= new Piscina({
    filename: pathToFileURL(workerFile()).href,
    name: 'renderById',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    maxQueue: WAITING_MOST,
  })
  return pool.run(id, { signal: AbortSignal.timeout(DEADLINE_MS) })
}

let last: Promise<unknown> = Promise.resolve()

// One at a time: each takes some 40 MB while it is made.
function inSlices(piece: Piece): Promise<Uint8Array<ArrayBuffer>> {
  const rendered = last.then(async () => {
    const slices = renderSlices(piece)
    for (;;) {
      const { done, value } = slices.next()
      if (done) return value
      await letOthers()
    }
  })
  last = rendered.catch(() => undefined)
  return rendered
}
