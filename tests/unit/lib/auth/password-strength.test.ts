import { readdirSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { findPasswordFaults } from '@/lib/auth/passwords/strength'

const person = { email: 'ada@example.org', displayName: 'Ada' }
/** The substitutions of letters in it take the estimate long. */
const SLOW_PASSWORD = '4@8({[<369&#!1/|0$5+7%2'.repeat(6).slice(0, 128)
const SAMPLE_MS = 5

/** Returns the priority of a thread; undefined if it has just ended. */
function priorityOf(id: number): number | undefined {
  try {
    return getPriority(id)
  } catch {
    return undefined
  }
}

/** Returns the longest time for which the event loop was blocked while `work` ran, and its duration. */
async function measureStall(work: () => Promise<unknown>) {
  const start = performance.now()
  const measured = { stallMs: 0, isDone: false }
  const sampling = (async () => {
    for (let last = performance.now(); !measured.isDone; ) {
      await pause(SAMPLE_MS)
      const now = performance.now()
      measured.stallMs = Math.max(measured.stallMs, now - last - SAMPLE_MS)
      last = now
    }
  })()
  await work()
  const durationMs = performance.now() - start
  measured.isDone = true
  await sampling
  return { stallMs: measured.stallMs, durationMs }
}

describe('the strength of a password', () => {
  it.each([
    ['violet mango harbour 42', []],
    ['1q2w3e4r5t', ['Is a common password, or made of common words with a year, digits or signs.']],
    ['ada@example.org', ['Must not be based on your name or e-mail address.']],
    ['wednesdayqx', ['Is too easy to guess.']],
    ['short', ['Must have at least 10 characters.']],
  ])('of %j has the faults %j', async (password, expected) => {
    const faults = await findPasswordFaults(password, person)
    expect(faults.map(({ message }) => message).slice(0, 1)).toEqual(expected)
  })

  it('is estimated without blocking the event loop', async () => {
    await findPasswordFaults('starts the thread', person)
    const work = () =>
      Promise.all(Array.from({ length: 4 }, () => findPasswordFaults(SLOW_PASSWORD, person)))
    const { stallMs, durationMs } = await measureStall(work)
    expect(stallMs).toBeLessThan(durationMs / 8)
  })

  it.runIf(process.platform === 'linux')(
    'is estimated in a thread of a lower priority',
    async () => {
      await findPasswordFaults('starts the thread', person)
      const priorities = readdirSync('/proc/self/task').map((id) => priorityOf(Number(id)))
      expect(priorities).toContain(constants.priority.PRIORITY_BELOW_NORMAL)
      expect(getPriority(process.pid)).toBeLessThan(constants.priority.PRIORITY_BELOW_NORMAL)
    },
  )

  it('is refused at once instead of queued without end', async () => {
    const ends: string[] = []
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, () =>
        findPasswordFaults(SLOW_PASSWORD, person).then(
          () => ends.push('estimated'),
          (reason: unknown) => {
            ends.push('refused')
            throw reason
          },
        ),
      ),
    )
    const rejected = results.filter((result) => result.status === 'rejected')
    for (const { reason } of rejected) expect(reason).toMatchObject({ code: 'service_unavailable' })
    expect(rejected.length).toBeLessThan(40)
    expect(ends.indexOf('estimated')).toBeGreaterThan(20)
  })
})
