import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { authenticate } from '@/lib/auth/authenticate'
import { contracts } from '@/lib/contract/all'
import { type Contract, scopeOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { errorsOf } from '@/lib/http/openapi/problems'
import { hasEtag } from '@/lib/http/openapi/responses'
import { type ErrorCode, PROBLEM_CODES } from '@/lib/problem-codes'
import { withApp } from '@/tests/support/app'
import { createLibraries, type Library } from '@/tests/support/contract/library'
import { nextMount, serverMount } from '@/tests/support/contract/mounts'
import { pathOf, type SendOptions, type SentResponse, send } from '@/tests/support/contract/send'
import { cookieOf } from '@/tests/support/contract/session-cookie'
import { type ValidRequest, validRequests } from '@/tests/support/contract/valid-requests'

// What fails is asked for by every call; so it stands for whatever else may fail.
vi.mock('@/lib/auth/authenticate', async (original) => {
  const real = await original<typeof import('@/lib/auth/authenticate')>()
  return { ...real, authenticate: vi.fn(real.authenticate) }
})

const BODY_BYTES_MOST = 1_048_576
const ADMIN = 'boss@example.org'
const SETTLES_MS = 10_000

// A row that says nothing of an operation is no test of it, rather than one that is skipped.
const noTest = Object.assign(() => {}, { each: () => () => {} }) as unknown as typeof it
const itIf = (isSaid: unknown): typeof it => (isSaid ? it : noTest)
withApp(async () => ({ ADMIN_EMAILS: ADMIN, LOG_LEVEL: 'silent' }))

it('knows every operation', () => {
  const known = contracts.map(({ operationId }) => operationId)
  expect(known.filter((id) => !validRequests[id])).toEqual([])
  expect(Object.keys(validRequests).filter((id) => !known.includes(id))).toEqual([])
})

const withRows = contracts.flatMap((contract) => {
  const row = validRequests[contract.operationId]
  return row ? [[contract.operationId, contract, row] as const] : []
})

type People = Awaited<ReturnType<typeof createLibraries>>
type Given = SendOptions & { of?: Library; query?: Record<string, string>; body?: object }

describe.each([nextMount, serverMount].map((mount) => [mount.name, mount] as const))(
  '%s',
  (_, mount) => {
    let people: People

    beforeAll(async () => {
      people = await createLibraries(ADMIN)
      await mount.open()
    })
    afterAll(() => mount.close())

    describe.each(withRows)('%s', (_id, contract, row) => {
      const takesJson = contract.body !== undefined && contract.bodyKind === undefined
      const takesFile = contract.bodyKind === 'multipart'
      const isWrite = contract.method !== 'get'

      async function ask({ of, query, body, ...sent }: Given = {}): Promise<SentResponse> {
        const owner = of ?? people.askerOf(contract)
        const asked = await row.create(owner)
        const given = {
          ...asked,
          query: { ...asked.query, ...query },
          body: body ? { ...asked.body, ...body } : asked.body,
        }
        const token = contract.access === 'public' ? undefined : people.askerOf(contract).token
        return send(mount, contract, given, { token, ...sent })
      }
      const refusal = async (given: Given) => {
        const { status, body } = await ask(given)
        return [status, body.code]
      }

      itIf(contract.access !== 'public')('refuses a stranger', async () => {
        const answer = await ask({ token: undefined })
        expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated'])
        expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      })

      it('refuses a token that is none', async () => {
        expect(await refusal({ token: 'not-a-token' })).toEqual([401, 'invalid_token'])
      })

      itIf(contract.access === 'user')('keeps API tokens to what they are for', async () => {
        const token = await people.tokenWithout(scopeOf(contract))
        const code = contract.tokens === false ? 'forbidden' : 'insufficient_scope'
        expect(await refusal({ token })).toEqual([403, code])
      })

      itIf(contract.access === 'admin')('is not for everybody, nor for a token', async () => {
        expect(await refusal({ token: people.ada.token })).toEqual([403, 'forbidden'])
        const { token } = await people.askerOf(contract).apiToken(scopeOf(contract))
        expect(await refusal({ token })).toEqual([403, 'forbidden'])
      })

      itIf(isWrite)('refuses what another site does with the cookie', async () => {
        const headers = {
          cookie: await cookieOf(people.askerOf(contract).token),
          'sec-fetch-site': 'cross-site',
        }
        const answer = await refusal({ token: undefined, headers })
        expect(answer).toEqual([403, 'cross_site_request'])
      })

      itIf(isPersonal(contract, row))('does not find what is another user’s', async () => {
        const [status, code] = await refusal({ of: people.bob })
        expect([status, code]).toEqual([404, expect.stringMatching(/^(not_found|no_)/)])
      })

      itIf(contract.params)('does not find what has no id of ours', async () => {
        const asked = await row.create(people.askerOf(contract))
        const params = Object.fromEntries(
          Object.keys(asked.params ?? {}).map((name) => [name, 'nothing-of-ours']),
        )
        const { token } = people.askerOf(contract)
        const { status } = await send(mount, contract, { ...asked, params }, { token })
        expect(status).toBe(404)
      })

      it('refuses a query it does not know', async () => {
        if (contract.query && !isStrict(contract.query)) return
        expect(await refusal({ query: { surprise: '1' } })).toEqual([400, 'malformed_request'])
      })

      it('refuses an address nobody writes', async () => {
        const answer = await refusal({ query: { q: 'a'.repeat(9_000) } })
        expect(answer).toEqual([414, 'uri_too_long'])
      })

      it('refuses who takes nothing it offers', async () => {
        const answer = await refusal({ headers: { accept: 'application/xml' } })
        expect(answer).toEqual([406, 'not_acceptable'])
      })

      itIf(takesJson)('refuses JSON that is none', async () => {
        const answer = await refusal({ bytes: '{"name": ' })
        expect(answer).toEqual([400, 'malformed_request'])
      })

      itIf(takesJson || takesFile)('refuses another kind of body', async () => {
        const headers = { 'content-type': 'text/plain' }
        const answer = await refusal({ bytes: 'name=x', headers })
        expect(answer).toEqual([415, 'unsupported_media_type'])
      })

      itIf(takesJson || takesFile)('refuses a body that is said to be too large', async () => {
        const headers = {
          'content-length': '99999999999',
          ...(takesFile ? { 'content-type': 'multipart/form-data; boundary=x' } : {}),
        }
        const answer = await refusal({ bytes: 'x', headers })
        expect(answer).toEqual([413, expect.stringMatching(/_too_large$/)])
      })

      itIf(takesJson)('refuses a body that turns out too large', async () => {
        const answer = await refusal({ bytes: streamOf(BODY_BYTES_MOST + 1) })
        expect(answer).toEqual([413, 'payload_too_large'])
      })

      itIf(takesJson || takesFile)('refuses a field it does not know', async () => {
        const { status, body } = await ask({ body: { surprise: 1 } })
        expect([status, body.code]).toEqual([422, 'invalid_input'])
        expect(body.errors?.map(({ path }) => path)).toContain('surprise')
      })

      it('refuses methods its path does not take, and names those it takes', async () => {
        const asked = await row.create(people.askerOf(contract))
        const path = pathOf(contract, asked)
        const options = await send(mount, contract, asked, { method: 'OPTIONS', bodiless: true })
        const allow = options.headers.get('allow') ?? ''
        expect([options.status, allow]).toEqual([204, expect.stringMatching(/OPTIONS/)])
        const wrong = METHODS.filter((method) => !allow.includes(method))
        for (const method of wrong) {
          const answer = await send(mount, contract, asked, { method, bodiless: true })
          expect([method, path, answer.status]).toEqual([method, path, 405])
          expect(answer.headers.get('allow')).toBe(allow)
        }
      })

      itIf(contract.versioned && isWrite)('refuses a change of what has changed', async () => {
        const headers = { 'if-match': '"999999-abc"' }
        expect(await refusal({ headers })).toEqual([412, 'precondition_failed'])
      })

      itIf(mount === nextMount)('answers as it is written down', async () => {
        const of = row.endsSession ? await people.anotherFor(contract) : undefined
        const answer = await ask(of ? { of, token: of.token } : {})
        const wanted = [row.statuses ?? contract.status].flat()
        expect(wanted, answer.text).toContain(answer.status)
      })

      itIf(mount === nextMount && hasEtag(contract) && !isWrite && !row.statuses)(
        'says that nothing has changed',
        async () => {
          const asked = await row.create(people.askerOf(contract))
          const { token } = people.askerOf(contract)
          // An import of a test before this one may still be going on.
          await vi.waitFor(async () => {
            const first = await send(mount, contract, asked, { token })
            const headers = { 'if-none-match': first.headers.get('etag') ?? 'none' }
            const second = await send(mount, contract, asked, { token, headers })
            expect([second.status, second.text]).toEqual([304, ''])
          }, SETTLES_MS)
        },
      )

      itIf(contract.errors.includes('range_not_satisfiable')).each([
        ['bytes=0-3', 206],
        ['bytes=99999999-', 416],
      ])('answers the range %s with %i', async (range, status) => {
        expect((await ask({ headers: { range } })).status).toBe(status)
      })

      itIf(mount === nextMount).each(failuresOf(contract))(
        'is true to the document when all fails: %i %s',
        async (status, code, error) => {
          const asked = await row.create(people.askerOf(contract))
          vi.mocked(authenticate).mockRejectedValueOnce(error)
          const answer = await send(mount, contract, asked)
          expect([answer.status, answer.body.code]).toEqual([status, code])
          expect(answer.text).not.toContain('secret')
        },
      )
    })
  },
)

const WAIT = { 'Retry-After': '1' }

/** What no test brings about for every operation: chance, a full disk, a call under way elsewhere. */
const BY_CHANCE: ErrorCode[] = ['request_timeout', 'insufficient_storage', 'quota_exceeded']

/** What is known of a file only when its last byte is there; tests of uploads bring it about. */
const AT_THE_END: ErrorCode[] = ['file_too_large', 'unsupported_audio']

const failuresOf = (contract: Contract): [number, ErrorCode, Error][] => [
  [429, 'rate_limited', new AppError('rate_limited', 'Too many.', { headers: WAIT })],
  [503, 'service_unavailable', new AppError('service_unavailable', 'It is down.')],
  [500, 'internal', new TypeError('secret words of a library')],
  ...[
    ...BY_CHANCE,
    ...(contract.idempotent ? (['conflict'] as const) : []),
    ...(contract.body ? [] : AT_THE_END),
  ]
    .filter((code) => errorsOf(contract).includes(code))
    .map((code): [number, ErrorCode, Error] => [
      PROBLEM_CODES[code].status,
      code,
      new AppError(code, 'As it happens.'),
    ]),
]

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const isPersonal = ({ params, access }: Contract, { shared }: ValidRequest) =>
  params !== undefined && access === 'user' && !shared

const isStrict = (query: NonNullable<Contract['query']>) =>
  query._zod.def.catchall?._zod.def.type === 'never'

/** JSON of more bytes than it says, in pieces. */
function streamOf(bytes: number): ReadableStream<Uint8Array> {
  const piece = new TextEncoder().encode('{"a":"'.padEnd(65_536, 'a'))
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      controller.enqueue(piece)
      left -= piece.byteLength
    },
  })
}
