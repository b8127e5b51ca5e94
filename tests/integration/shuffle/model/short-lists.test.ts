import fc from 'fast-check'
import { it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { HISTORIES, shuffleKeepsItsPromises } from '@/tests/support/shuffle-model/property'

withApp()

it(`a list of one to four tracks keeps its promises through ${HISTORIES} histories of listening, edits, restarts and losses`, async () => {
  const { id } = await aUser()
  await fc.assert(shuffleKeepsItsPromises(id, { min: 1, max: 4 }), { numRuns: HISTORIES })
}, 900_000)
