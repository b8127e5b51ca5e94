import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '@/lib/contract/all'
import type { Contract } from '@/lib/contract/contract'
import { withApp } from '@/tests/support/app'
import { createLibraries, type Library } from '@/tests/support/contract/library'
import { nextMount } from '@/tests/support/contract/mounts'
import { type SentResponse, send } from '@/tests/support/contract/send'
import type { OperationRequest, ValidRequest } from '@/tests/support/contract/valid-request'
import { validRequests } from '@/tests/support/contract/valid-requests'
import { type Case, casesOf } from '@/tests/support/fuzz/cases'

const ADMIN = 'boss@example.org'
const CASES = Number(process.env.FUZZ_CASES ?? (process.env.TEST_BACKEND === 'real' ? 40 : 10))
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_314)
/** Fewer cases for operations that hash a password (0.25 s) or need a new session for each call. */
const SLOW_CASES = Math.ceil(CASES / 10)
const CASES_PER_RESOURCE = 10

withApp(async () => ({ ADMIN_EMAILS: ADMIN, LOG_LEVEL: 'silent' }))

const testedContracts = contracts.filter(({ operationId }) => validRequests[operationId])

let users: Awaited<ReturnType<typeof createLibraries>>
let ids: string[]

beforeAll(async () => {
  users = await createLibraries(ADMIN)
  const { id, trackIds } = await users.ada.shelf()
  ids = [...(await users.ada.songs()), ...trackIds, id, await users.bob.import()]
})

describe.each(testedContracts.map((contract) => [contract.operationId, contract] as const))(
  '%s',
  (_, contract) => {
    const row = validRequests[contract.operationId]!
    const runs = contract.limit === 'auth' || row.endsSession ? SLOW_CASES : CASES

    it.each(['valid', 'near'] as const)(
      'returns documented responses to %s requests',
      async (kind) => {
        const user = row.endsSession ? await users.anotherFor(contract) : users.callerOf(contract)
        const sendCase = createSender(contract, row, user)
        await fc.assert(
          fc.asyncProperty(casesOf(contract, ids)[kind], async (given) => {
            const { status, body, text } = await sendCase(given)
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

/** Returns a function that sends cases as a user, about resources of the user. */
function createSender(contract: Contract, row: ValidRequest, user: Library) {
  let valid: OperationRequest | undefined
  let count = 0
  const createValid = async () => row.create(user)
  return async ({ params, query, body }: Case): Promise<SentResponse> => {
    // After the session has ended, no further resource can be created.
    if (count++ % CASES_PER_RESOURCE === 0) valid = await createValid().catch(() => valid)
    const given: OperationRequest = {
      params: toTexts(params) ?? valid?.params,
      query: toTexts(query) ?? {},
      body: body as OperationRequest['body'],
      file: valid?.file,
    }
    const token = contract.access === 'public' ? undefined : user.token
    return send(nextMount, contract, given, { token })
  }
}

const toTexts = (record: unknown): Record<string, string> | undefined => {
  if (typeof record !== 'object' || record === null) return undefined
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? ''),
    ]),
  )
}
