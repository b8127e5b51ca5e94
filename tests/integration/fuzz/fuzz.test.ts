import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '@/lib/contract/all'
import type { Contract } from '@/lib/contract/contract'
import { withApp } from '@/tests/support/app'
import { createLibraries, type Library } from '@/tests/support/contract/library'
import { nextMount } from '@/tests/support/contract/mounts'
import { type SentResponse, send } from '@/tests/support/contract/send'
import {
  type OperationRequest,
  type ValidRequest,
  validRequests,
} from '@/tests/support/contract/valid-requests'
import { type Case, casesOf } from '@/tests/support/fuzz/cases'

const ADMIN = 'boss@example.org'
const CASES = Number(process.env.FUZZ_CASES ?? (process.env.TEST_BACKEND === 'real' ? 40 : 10))
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_314)
/** A password is hashed for a quarter of a second; a deed that ends a session needs a new one. */
const SLOW_CASES = Math.ceil(CASES / 10)
const ASK_AFRESH_EVERY = 10

withApp(async () => ({ ADMIN_EMAILS: ADMIN, LOG_LEVEL: 'silent' }))

const withRows = contracts.filter(({ operationId }) => validRequests[operationId])

let people: Awaited<ReturnType<typeof createLibraries>>
let ids: string[]

beforeAll(async () => {
  people = await createLibraries(ADMIN)
  const { id, trackIds } = await people.ada.shelf()
  ids = [...(await people.ada.songs()), ...trackIds, id, await people.bob.import()]
})

describe.each(withRows.map((contract) => [contract.operationId, contract] as const))(
  '%s',
  (_, contract) => {
    const row = validRequests[contract.operationId]!
    const runs = contract.limit === 'auth' || row.endsSession ? SLOW_CASES : CASES

    it.each(['valid', 'near'] as const)(
      'answers %s calls as it is written down',
      async (kind) => {
        const user = row.endsSession ? await people.anotherFor(contract) : people.askerOf(contract)
        const ask = askerOf(contract, row, user)
        await fc.assert(
          fc.asyncProperty(casesOf(contract, ids)[kind], async (given) => {
            const { status, body, text } = await ask(given)
            const isOurFault = status === 500 || body.code === 'service_unavailable'
            expect(isOurFault, `${status} ${text}`).toBe(false)
          }),
          { numRuns: runs, seed: SEED },
        )
      },
      120_000,
    )
  },
)

/** Sends cases as a user, about what the user has. */
function askerOf(contract: Contract, row: ValidRequest, user: Library) {
  let asked: OperationRequest | undefined
  let count = 0
  const made = async () => row.create(user)
  return async ({ params, query, body }: Case): Promise<SentResponse> => {
    // Who has ended the session that asks can make nothing more to ask about.
    if (count++ % ASK_AFRESH_EVERY === 0) asked = await made().catch(() => asked)
    const given: OperationRequest = {
      params: inText(params) ?? asked?.params,
      query: inText(query) ?? {},
      body: body as OperationRequest['body'],
      file: asked?.file,
    }
    const token = contract.access === 'public' ? undefined : user.token
    return send(nextMount, contract, given, { token })
  }
}

const inText = (record: unknown): Record<string, string> | undefined => {
  if (typeof record !== 'object' || record === null) return undefined
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? ''),
    ]),
  )
}
