import fc from 'fast-check'
import { it } from 'vitest'
import { aUser, withApp } from '@/tests/support/app'
import { HISTORIES, shuffleMatchesModel } from '@/tests/support/shuffle-model/property'

withApp()

it(`a shuffle of five to twelve tracks matches its model in ${HISTORIES} random histories`, async () => {
  const { id } = await aUser()
  await fc.assert(shuffleMatchesModel(id, { min: 5, max: 12 }), { numRuns: HISTORIES })
}, 900_000)
