import { z } from 'zod'
import type { ZodOpenApiResponseObject } from 'zod-openapi'
import type { Contract } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { type ErrorCode, PROBLEM_CODES } from '@/lib/problem-codes'
import { toProblem } from '../problem'
import { type HeaderName, headersNamed } from './headers'

const codes = Object.keys(PROBLEM_CODES) as ErrorCode[]
const REQUEST_ID = '3f6c1a52-8d3e-4a9f'
const INSTANCE_ID = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'
const INSTANCE = `/api/v1/playlists/${INSTANCE_ID}`

/** A problem document (RFC 9457) with the members of this API; some codes have more of their own. */
export const Problem = z
  .looseObject({
    type: z
      .string()
      .max(300)
      .meta({
        description: 'A page that explains the cause and the remedy.',
        examples: ['/docs/problems/not_found'],
      }),
    title: z
      .string()
      .max(200)
      .meta({ examples: ['Not found'] }),
    status: z
      .int()
      .min(400)
      .max(599)
      .meta({ examples: [404] }),
    detail: z
      .string()
      .max(4_000)
      .meta({ examples: [`Playlist ${INSTANCE_ID} does not exist.`] }),
    instance: z
      .string()
      .max(8_192)
      .meta({ examples: [INSTANCE] }),
    code: z
      .enum(codes)
      .meta({ description: 'Stable identifier of the problem.', examples: ['not_found'] }),
    requestId: z
      .string()
      .max(64)
      .meta({ examples: [REQUEST_ID] }),
    params: z
      .record(z.string().max(50), z.union([z.string().max(8_192), z.number()]))
      .optional()
      .meta({
        description: 'The values in `detail`, for clients that translate it by `code`.',
        examples: [{ resource: 'Playlist', id: INSTANCE_ID }],
      }),
    errors: z
      .array(
        z.object({
          path: z
            .string()
            .max(500)
            .meta({ examples: ['name'] }),
          message: z
            .string()
            .max(1_000)
            .meta({ examples: ['Is missing.'] }),
        }),
      )
      .max(10_000)
      .optional()
      .meta({ description: 'All faults of the input.' }),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457).' })

/** Returns the codes of all problems of an operation: its own and those of the checks before it. */
export function errorsOf(contract: Contract): ErrorCode[] {
  const { access, body, params, idempotent, method, errors, tokens } = contract
  const isWrite = method !== 'get'
  const found: (ErrorCode | false | undefined)[] = [
    'malformed_request',
    'uri_too_long',
    'invalid_token',
    access !== 'public' && 'unauthenticated',
    isWrite && 'cross_site_request',
    (access === 'admin' || tokens === false) && 'forbidden',
    access !== 'public' && tokens !== false && 'insufficient_scope',
    params && 'not_found',
    'not_acceptable',
    body && 'payload_too_large',
    body && 'unsupported_media_type',
    body && 'invalid_input',
    idempotent && 'idempotency_key_reused',
    // The first call with the key may still be running.
    idempotent && 'conflict',
    'rate_limited',
    'internal',
    'service_unavailable',
  ]
  return [...new Set([...found, ...errors])].filter((code): code is ErrorCode => Boolean(code))
}

/** Returns references to the problem responses of an operation, by status. */
export function problemReferences(contract: Contract): Record<string, { $ref: string }> {
  const references = [...byStatus(contract)].map(([status, of]) => [
    status,
    { $ref: `#/components/responses/${nameOf(of)}` },
  ])
  return Object.fromEntries(references)
}

/** Returns a response component for each set of codes that share a status in an operation. */
export function problemResponses(operations: Contract[]): Record<string, ZodOpenApiResponseObject> {
  const sets = operations.flatMap((contract) => [...byStatus(contract)])
  return Object.fromEntries(sets.map(([status, of]) => [nameOf(of), responseOf(status, of)]))
}

const byStatus = (contract: Contract) =>
  Map.groupBy(errorsOf(contract).sort(), (code) => PROBLEM_CODES[code].status)

const nameOf = (of: ErrorCode[]) => of.map(pascal).join('Or')

const pascal = (code: string) => code.replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase())

function responseOf(status: number, of: ErrorCode[]): ZodOpenApiResponseObject {
  return {
    description: of.map((code) => `\`${code}\`: ${PROBLEM_CODES[code].title}.`).join(' '),
    headers: headersNamed(...headerNamesOf(status)),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', properties: { status: { const: status }, code: { enum: of } } },
          ],
        },
        examples: Object.fromEntries(
          of.map((code) => [code, { summary: PROBLEM_CODES[code].title, value: exampleOf(code) }]),
        ),
      },
    },
  }
}

const headerNamesOf = (status: number): HeaderName[] => [
  ...(HEADERS_OF[status] ?? []),
  'RateLimit',
  'RateLimit-Policy',
]

const HEADERS_OF: Record<number, HeaderName[]> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  409: ['Retry-After'],
  412: ['ETag'],
  416: ['Content-Range'],
  429: ['Retry-After'],
  503: ['Retry-After'],
  507: ['Retry-After'],
}

const CODES_WITH_FAULTS = new Set<ErrorCode>([
  'invalid_input',
  'weak_password',
  'song_not_found',
  'setup_code_needed',
])

function exampleOf(code: ErrorCode) {
  const faults = CODES_WITH_FAULTS.has(code)
    ? [{ path: 'name', message: 'Is missing.' }]
    : undefined
  const error = new AppError(code, `${PROBLEM_CODES[code].title}.`, { faults })
  return toProblem(error, { instance: INSTANCE, requestId: REQUEST_ID })
}
