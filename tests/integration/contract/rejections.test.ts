import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { authenticate } from '@/lib/auth/authenticate'
import { contracts } from '@/lib/contract/all'
import { type Contract, scopeOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { errorsOf } from '@/lib/http/openapi/operation-errors'
import { hasEtag } from '@/lib/http/openapi/responses'
import { type ErrorCode, PROBLEM_CODES } from '@/lib/problem-codes'
import { withApp } from '@/tests/support/app'
import { createLibraries, type Library } from '@/tests/support/contract/library'
import { nextMount, serverMount } from '@/tests/support/contract/mounts'
import { pathOf, type SendOptions, type SentResponse, send } from '@/tests/support/contract/send'
import { cookieOf } from '@/tests/support/contract/session-cookie'
import type { ValidRequest } from '@/tests/support/contract/valid-request'
import { validRequests } from '@/tests/support/contract/valid-requests'

// Every call authenticates, so a failure there stands for failures of any part.
vi.mock('@/lib/auth/authenticate', async (original) => {
  const real = await original<typeof import('@/lib/auth/authenticate')>()
  return { ...real, authenticate: vi.fn(real.authenticate) }
})

const MAX_BODY_BYTES = 1_048_576
const ADMIN = 'boss@example.org'
const IMPORT_TIMEOUT_MS = 10_000

// A row that does not apply to an operation creates no test, instead of a skipped one.
const noTest = Object.assign(() => {}, { each: () => () => {} }) as unknown as typeof it
const itIf = (applies: unknown): typeof it => (applies ? it : noTest)
withApp(async () => ({ ADMIN_EMAILS: ADMIN, LOG_LEVEL: 'silent' }))

it('covers every operation', () => {
  const ids = contracts.map(({ operationId }) => operationId)
  expect(ids.filter((id) => !validRequests[id])).toEqual([])
  expect(Object.keys(validRequests).filter((id) => !ids.includes(id))).toEqual([])
})

const withRows = contracts.flatMap((contract) => {
  const row = validRequests[contract.operationId]
  return row ? [[contract.operationId, contract, row] as const] : []
})

type People = Awaited<ReturnType<typeof createLibraries>>
type Overrides = SendOptions & { of?: Library; query?: Record<string, string>; body?: object }

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
      const hasJsonBody = contract.body !== undefined && contract.bodyKind === undefined
      const hasFile = contract.bodyKind === 'multipart'
      const isWrite = contract.method !== 'get'

      async function callWith({
        of,
        query,
        body,
        ...options
      }: Overrides = {}): Promise<SentResponse> {
        const owner = of ?? people.callerOf(contract)
        const request = await row.create(owner)
        const changed = {
          ...request,
          query: { ...request.query, ...query },
          body: body ? { ...request.body, ...body } : request.body,
        }
        const token = contract.access === 'public' ? undefined : people.callerOf(contract).token
        return send(mount, contract, changed, { token, ...options })
      }
      const rejection = async (overrides: Overrides) => {
        const { status, body } = await callWith(overrides)
        return [status, body.code]
      }

      itIf(contract.access !== 'public')('rejects a call without credentials', async () => {
        const response = await callWith({ token: undefined })
        expect([response.status, response.body.code]).toEqual([401, 'unauthenticated'])
        expect(response.headers.get('www-authenticate')).toBe('Bearer')
      })

      it('rejects an invalid token', async () => {
        expect(await rejection({ token: 'not-a-token' })).toEqual([401, 'invalid_token'])
      })

      itIf(contract.access === 'user')('limits API tokens to their scopes', async () => {
        const token = await people.tokenWithout(scopeOf(contract))
        const code = contract.tokens === false ? 'forbidden' : 'insufficient_scope'
        expect(await rejection({ token })).toEqual([403, code])
      })

      itIf(contract.access === 'admin')('rejects other users and API tokens', async () => {
        expect(await rejection({ token: people.ada.token })).toEqual([403, 'forbidden'])
        const { token } = await people.callerOf(contract).apiToken(scopeOf(contract))
        expect(await rejection({ token })).toEqual([403, 'forbidden'])
      })

      itIf(isWrite)('rejects a call of another site with the session cookie', async () => {
        const headers = {
          cookie: await cookieOf(people.callerOf(contract).token),
          'sec-fetch-site': 'cross-site',
        }
        const response = await rejection({ token: undefined, headers })
        expect(response).toEqual([403, 'cross_site_request'])
      })

      itIf(contract.access !== 'public')('rejects a page of another account', async () => {
        const headers = {
          cookie: await cookieOf(people.callerOf(contract).token),
          'sec-fetch-site': 'same-origin',
          'x-riffle-account': crypto.randomUUID(),
        }
        const response = await rejection({ token: undefined, headers })
        expect(response).toEqual([409, 'account_changed'])
      })

      itIf(isPersonal(contract, row))('does not find a resource of another user', async () => {
        const [status, code] = await rejection({ of: people.bob })
        expect([status, code]).toEqual([404, expect.stringMatching(/^(not_found|no_)/)])
      })

      itIf(contract.params)('does not find a malformed id', async () => {
        const request = await row.create(people.callerOf(contract))
        const params = Object.fromEntries(
          Object.keys(request.params ?? {}).map((name) => [name, 'nothing-of-ours']),
        )
        const { token } = people.callerOf(contract)
        const { status } = await send(mount, contract, { ...request, params }, { token })
        expect(status).toBe(404)
      })

      it('rejects an unknown query parameter', async () => {
        if (contract.query && !isStrict(contract.query)) return
        expect(await rejection({ query: { surprise: '1' } })).toEqual([400, 'malformed_request'])
      })

      it('rejects a URL that is too long', async () => {
        const response = await rejection({ query: { q: 'a'.repeat(9_000) } })
        expect(response).toEqual([414, 'uri_too_long'])
      })

      it('rejects a caller that accepts none of its media types', async () => {
        const response = await rejection({ headers: { accept: 'application/xml' } })
        expect(response).toEqual([406, 'not_acceptable'])
      })

      itIf(hasJsonBody)('rejects invalid JSON', async () => {
        const response = await rejection({ bytes: '{"name": ' })
        expect(response).toEqual([400, 'malformed_request'])
      })

      itIf(hasJsonBody || hasFile)('rejects another media type', async () => {
        const headers = { 'content-type': 'text/plain' }
        const response = await rejection({ bytes: 'name=x', headers })
        expect(response).toEqual([415, 'unsupported_media_type'])
      })

      itIf(hasJsonBody || hasFile)(
        'rejects a body with a Content-Length that is too large',
        async () => {
          const headers = {
            'content-length': '99999999999',
            ...(hasFile ? { 'content-type': 'multipart/form-data; boundary=x' } : {}),
          }
          const response = await rejection({ bytes: 'x', headers })
          expect(response).toEqual([413, expect.stringMatching(/_too_large$/)])
        },
      )

      itIf(hasJsonBody)('rejects a streamed body that is too large', async () => {
        const response = await rejection({ bytes: streamOf(MAX_BODY_BYTES + 1) })
        expect(response).toEqual([413, 'payload_too_large'])
      })

      itIf(hasJsonBody || hasFile)('rejects an unknown field', async () => {
        const { status, body } = await callWith({ body: { surprise: 1 } })
        expect([status, body.code]).toEqual([422, 'invalid_input'])
        expect(body.errors?.map(({ path }) => path)).toContain('surprise')
      })

      it('rejects other methods, and lists the supported ones', async () => {
        const request = await row.create(people.callerOf(contract))
        const path = pathOf(contract, request)
        const options = await send(mount, contract, request, { method: 'OPTIONS', bodiless: true })
        const allow = options.headers.get('allow') ?? ''
        expect([options.status, allow]).toEqual([204, expect.stringMatching(/OPTIONS/)])
        const wrong = METHODS.filter((method) => !allow.includes(method))
        for (const method of wrong) {
          const response = await send(mount, contract, request, { method, bodiless: true })
          expect([method, path, response.status]).toEqual([method, path, 405])
          expect(response.headers.get('allow')).toBe(allow)
        }
      })

      itIf(contract.versioned && isWrite)('rejects a change of an outdated version', async () => {
        const headers = { 'if-match': '"999999-abc"' }
        expect(await rejection({ headers })).toEqual([412, 'precondition_failed'])
      })

      itIf(mount === nextMount)('returns the documented response', async () => {
        const of = row.endsSession ? await people.anotherFor(contract) : undefined
        const response = await callWith(of ? { of, token: of.token } : {})
        const expected = [row.statuses ?? contract.status].flat()
        expect(expected, response.text).toContain(response.status)
      })

      itIf(mount === nextMount && hasEtag(contract) && !isWrite && !row.statuses)(
        'returns 304 for an unchanged resource',
        async () => {
          const request = await row.create(people.callerOf(contract))
          const { token } = people.callerOf(contract)
          // An import of an earlier test may still run.
          await vi.waitFor(async () => {
            const first = await send(mount, contract, request, { token })
            const headers = { 'if-none-match': first.headers.get('etag') ?? 'none' }
            const second = await send(mount, contract, request, { token, headers })
            expect([second.status, second.text]).toEqual([304, ''])
          }, IMPORT_TIMEOUT_MS)
        },
      )

      itIf(contract.errors.includes('range_not_satisfiable')).each([
        ['bytes=0-3', 206],
        ['bytes=99999999-', 416],
      ])('returns the range %s with %i', async (range, status) => {
        expect((await callWith({ headers: { range } })).status).toBe(status)
      })

      itIf(mount === nextMount).each(failuresOf(contract))(
        'returns the documented problem for a failure: %i %s',
        async (status, code, error) => {
          const request = await row.create(people.callerOf(contract))
          vi.mocked(authenticate).mockRejectedValueOnce(error)
          const response = await send(mount, contract, request)
          expect([response.status, response.body.code]).toEqual([status, code])
          expect(response.text).not.toContain('secret')
        },
      )
    })
  },
)

const WAIT = { 'Retry-After': '1' }

/** Failures that cannot be caused for every operation: a full disk, or a concurrent call. */
const INCIDENTAL: ErrorCode[] = ['request_timeout', 'insufficient_storage', 'quota_exceeded']

/** Problems of a complete file, which the tests of uploads cause. */
const OF_COMPLETE_FILES: ErrorCode[] = ['file_too_large', 'unsupported_audio']

const failuresOf = (contract: Contract): [number, ErrorCode, Error][] => [
  [429, 'rate_limited', new AppError('rate_limited', 'Too many.', { headers: WAIT })],
  [503, 'service_unavailable', new AppError('service_unavailable', 'Unavailable.')],
  [500, 'internal', new TypeError('secret message of a library')],
  ...[
    ...INCIDENTAL,
    ...(contract.idempotent ? (['conflict'] as const) : []),
    ...(contract.body ? [] : OF_COMPLETE_FILES),
  ]
    .filter((code) => errorsOf(contract).includes(code))
    .map((code): [number, ErrorCode, Error] => [
      PROBLEM_CODES[code].status,
      code,
      new AppError(code, 'Test.'),
    ]),
]

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const isPersonal = ({ params, access }: Contract, { shared }: ValidRequest) =>
  params !== undefined && access === 'user' && !shared

const isStrict = (query: NonNullable<Contract['query']>) =>
  query._zod.def.catchall?._zod.def.type === 'never'

/** JSON of at least this many bytes, in chunks, without a Content-Length. */
function streamOf(bytes: number): ReadableStream<Uint8Array> {
  const chunk = new TextEncoder().encode('{"a":"'.padEnd(65_536, 'a'))
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      controller.enqueue(chunk)
      left -= chunk.byteLength
    },
  })
}
