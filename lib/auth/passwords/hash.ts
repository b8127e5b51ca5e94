import 'server-only'
import { createHmac } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { env, getSecrets } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

const COST = 12
/** The lowest that bcrypt supports. */
const TEST_COST = 4
const MAX_WAITING_TASKS = 64
const DEADLINE_MS = 10_000

let pool: Piscina | undefined

function getPool(): Piscina {
  pool ??= new Piscina({
    filename: pathToFileURL(resolve('lib/auth/passwords/worker.mjs')).href,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 30_000,
    maxQueue: MAX_WAITING_TASKS,
  })
  return pool
}

// bcrypt reads at most 72 bytes and stops at NUL, so it gets a digest in base64.
const addPepper = (password: string) =>
  createHmac('sha384', getSecrets().PASSWORD_PEPPER)
    .update(password.normalize('NFKC'))
    .digest('base64')

/**
 * Hashes a password in a worker thread, in about 240 ms.
 * @throws AppError `service_unavailable` if too many tasks wait
 */
export const hashPassword = (password: string): Promise<string> =>
  runInWorker({
    job: 'hash',
    password: addPepper(password),
    cost: env().isTest ? TEST_COST : COST,
  })

/**
 * Whether a hash was made of this password.
 * @throws AppError `service_unavailable` if too many tasks wait
 */
export const matchesHash = (password: string, hash: string): Promise<boolean> =>
  runInWorker({ job: 'compare', password: addPepper(password), hash })

let decoy: Promise<string> | undefined

/** Takes as long as `matchesHash`, so that response times do not reveal which accounts exist. */
export async function compareWithDecoy(password: string): Promise<void> {
  decoy ??= hashPassword('decoy').catch((error: unknown) => {
    decoy = undefined
    throw error
  })
  await matchesHash(password, await decoy)
}

async function runInWorker(task: object) {
  try {
    return await getPool().run(task, { signal: AbortSignal.timeout(DEADLINE_MS) })
  } catch (cause) {
    throw new AppError('service_unavailable', 'Too many sign-ins at once. Try again in a moment.', {
      cause,
      headers: { 'Retry-After': '2' },
    })
  }
}
