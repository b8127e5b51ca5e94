import 'server-only'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { type Dealt, type DealWork, dealWork } from './deal-work'

/** From here on dealing takes long enough for others to feel it. */
export const LARGE = 20_000
const DEADLINE_MS = 30_000
const WAITING_MOST = 16

let pool: Piscina | undefined

const bundle = () => resolve('dist/deal-worker.js')

/** Deals a set: a large one in a thread, where one was built, so that nobody waits for it. */
export async function deal(work: DealWork, worker = bundle()): Promise<Dealt> {
  if (work.tracks.length <= LARGE || !existsSync(/* turbopackIgnore: true */ worker))
    return dealWork(work)
  pool ??= new Piscina({
    filename: pathToFileURL(worker).href,
    name: 'dealWork',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    maxQueue: WAITING_MOST,
  })
  return pool.run(work, { signal: AbortSignal.timeout(DEADLINE_MS) })
}
