import fc from 'fast-check'
import { it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { HISTORIES, shuffleMatchesModel } from '@/tests/support/shuffle-model/property'

withApp()

it(`a shuffle of one to four tracks matches its model in ${HISTORIES} random histories`, async () => {
  const { id } = await aUser()
  await fc.assert(shuffleMatchesModel(id, { min: 1, max: 4 }), { numRuns: HISTORIES })
}, 900_000)
