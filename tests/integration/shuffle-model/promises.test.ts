import fc from 'fast-check'
import { it } from 'vitest'
import { aUser, withApp } from '../../support/app'
import { shuffleKeepsItsPromises } from '../../support/shuffle-model/property'

withApp()

// Twice in CI, on either pair of stores.
const SEQUENCES = Number(process.env.MODEL_SEQUENCES ?? (process.env.CI ? 1_000 : 200))

it(`a shuffle keeps its promises through ${SEQUENCES} histories of listening, edits, restarts and losses`, async () => {
  const { id } = await aUser()
  await fc.assert(shuffleKeepsItsPromises(id), { numRuns: SEQUENCES, endOnFailure: false })
}, 900_000)
