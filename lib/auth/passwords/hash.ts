import 'server-only'
import { createHmac } from 'node:crypto'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import { env, secretsOf } from '@/lib/config/env'
import { AppError } from '@/lib/errors'

const COST = 12
/** Tests only: the lowest that bcrypt takes. */
const COST_IN_TESTS = 4
const WAITING_MOST = 64
const DEADLINE_MS = 10_000

let pool: Piscina | undefined

function workers(): Piscina {
  pool ??= new Piscina({
    filename: pathToFileURL(resolve('lib/auth/passwords/worker.mjs')).href,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 30_000,
    maxQueue: WAITING_MOST,
  })
  return pool
}

// bcrypt reads 72 bytes at most and stops at NUL: what it is given is a digest in plain letters.
const peppered = (password: string) =>
  createHmac('sha384', secretsOf().PASSWORD_PEPPER)
    .update(password.normalize('NFKC'))
    .digest('base64')

/** A hash to keep, about 240 ms of work in a thread. Throws `service_unavailable` when too many wait. */
export const hashPassword = (password: string): Promise<string> =>
  inWorker({
    job: 'hash',
    password: peppered(password),
    cost: env().isTest ? COST_IN_TESTS : COST,
  })

/** Whether the password is the one the hash was made of. */
export const matchesHash = (password: string, hash: string): Promise<boolean> =>
  inWorker({ job: 'compare', password: peppered(password), hash })

let decoy: Promise<string> | undefined

/** Takes as long as a comparison: an unknown account must not answer faster. */
export async function compareWithNothing(password: string): Promise<void> {
  decoy ??= hashPassword('decoy').catch((error: unknown) => {
    decoy = undefined
    throw error
  })
  await matchesHash(password, await decoy)
}

async function inWorker(task: object) {
  try {
    return await workers().run(task, { signal: AbortSignal.timeout(DEADLINE_MS) })
  } catch (cause) {
    throw new AppError('service_unavailable', 'Too many sign-ins at once. Try again in a moment.', {
      cause,
      headers: { 'Retry-After': '2' },
    })
  }
}
