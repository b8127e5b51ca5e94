import fc from 'fast-check'
import { it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { HISTORIES, shuffleKeepsItsPromises } from '@/tests/support/shuffle-model/property'

withApp()

it(`a list of five to twelve tracks keeps its promises through ${HISTORIES} histories of listening, edits, restarts and losses`, async () => {
  const { id } = await aUser()
  await fc.assert(shuffleKeepsItsPromises(id, { min: 5, max: 12 }), { numRuns: HISTORIES })
}, 900_000)
