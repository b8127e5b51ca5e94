import type { ZodOpenApiResponseObject } from 'zod-openapi'
import type { Contract } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { type ErrorCode, PROBLEM_CODES } from '@/lib/problem-codes'
import { toProblem } from '../problem'
import { type HeaderName, headersNamed } from './headers'
import { errorsOf } from './operation-errors'
import { EXAMPLE_INSTANCE, EXAMPLE_REQUEST_ID } from './problem-schema'

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
    ? [{ path: 'name', code: 'missing' as const, message: 'Is missing.' }]
    : undefined
  const error = new AppError(code, `${PROBLEM_CODES[code].title}.`, { faults })
  return toProblem(error, { instance: EXAMPLE_INSTANCE, requestId: EXAMPLE_REQUEST_ID })
}
