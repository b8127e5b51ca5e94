import 'server-only'
import { createHmac } from 'node:crypto'
import { env, getSecrets } from '@/lib/config/env'
import { createPasswordPool } from './worker-pool'

const COST = 12
/** The lowest that bcrypt supports. */
const TEST_COST = 4

const runInWorker = createPasswordPool({
  name: 'runBcrypt',
  maxThreads: 2,
  maxWaitingTasks: 64,
  deadlineMs: 10_000,
})

// bcrypt reads at most 72 bytes and stops at NUL, so it gets a digest in base64.
const addPepper = (password: string, pepper: string) =>
  createHmac('sha384', pepper).update(password.normalize('NFKC')).digest('base64')

const currentCost = () => (env().isTest ? TEST_COST : COST)

/**
 * Hashes a password in a worker thread, in about 240 ms.
 * @throws AppError `service_unavailable` if too many tasks wait
 */
export const hashPassword = (password: string): Promise<string> =>
  runInWorker({
    job: 'hash',
    password: addPepper(password, getSecrets().PASSWORD_PEPPER),
    cost: currentCost(),
  })

/** `outdated`: the password is right, and should be hashed again. */
export type Comparison = 'match' | 'outdated' | 'mismatch'

/**
 * Compares a password with a hash. The pepper before the current one counts too; it is always tried, so
 * that the time does not depend on the password.
 * @throws AppError `service_unavailable` if too many tasks wait
 */
export async function comparePassword(password: string, hash: string): Promise<Comparison> {
  const { PASSWORD_PEPPER, PREVIOUS_PASSWORD_PEPPER } = getSecrets()
  const compare = async (pepper: string): Promise<boolean> =>
    runInWorker({ job: 'compare', password: addPepper(password, pepper), hash })
  const isCurrent = await compare(PASSWORD_PEPPER)
  const isPrevious = PREVIOUS_PASSWORD_PEPPER ? await compare(PREVIOUS_PASSWORD_PEPPER) : false
  if (isCurrent) return costOf(hash) < currentCost() ? 'outdated' : 'match'
  return isPrevious ? 'outdated' : 'mismatch'
}

/** The cost in a bcrypt hash such as `$2b$12$…`. */
const costOf = (hash: string): number => Number(hash.split('$')[2])

let decoy: Promise<string> | undefined

/** Takes as long as `comparePassword`, so that response times do not reveal which accounts exist. */
export async function compareWithDecoy(password: string): Promise<void> {
  decoy ??= hashPassword('decoy').catch((error: unknown) => {
    decoy = undefined
    throw error
  })
  await comparePassword(password, await decoy)
}
