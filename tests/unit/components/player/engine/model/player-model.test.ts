import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { playerMatchesModel } from '@/tests/support/player-model/property'

/** Enough for each planted bug; MODEL_SEQUENCES=10000 is a thorough run. */
const RUNS = Number(process.env.MODEL_SEQUENCES ?? 300)
const TIMEOUT_MS = 60_000

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it(
  'agrees with its model after any sequence of commands',
  async () => {
    expect.hasAssertions()
    await fc.assert(playerMatchesModel(), { numRuns: RUNS })
  },
  TIMEOUT_MS,
)
