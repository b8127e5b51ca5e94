import type { z } from 'zod'
import type { Contract } from '@/lib/contract/contract'
import { AppError, type Fault, InvalidInputError, NotFoundError } from '@/lib/errors'

type Parts = {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: Record<string, unknown>
}

/**
 * Parses the parts of a request into the input of a verb. The path takes precedence.
 * @throws AppError `invalid_input` or `malformed_request` with all faults; `not_found` for the path
 */
export function parseInput(contract: Contract, { params, query, body }: Parts): object {
  return {
    ...(contract.body ? parse(contract.body, body, (faults) => new InvalidInputError(faults)) : {}),
    ...parseQuery(contract, query),
    ...(contract.params ? parse(contract.params, params, () => unknownId(params)) : {}),
  }
}

function parseQuery(contract: Contract, query: Record<string, unknown>): object {
  const names = Object.keys(query)
  if (contract.query) {
    const isRepeated = ({ path }: Fault) => Array.isArray(query[path])
    return parse(contract.query, query, (faults) =>
      invalidQuery(
        faults.map((fault) =>
          isRepeated(fault) ? { ...fault, message: DUPLICATE_PARAMETER } : fault,
        ),
      ),
    )
  }
  if (names.length === 0) return query
  throw invalidQuery(
    names.map((path) => ({ path: path.slice(0, MAX_PATH_CHARS), message: UNKNOWN_FIELD })),
  )
}

// The maxima of the schema `Problem`.
const MAX_FAULTS = 10_000
const MAX_PATH_CHARS = 500

const UNKNOWN_FIELD = 'Is not a field of this call.'
const DUPLICATE_PARAMETER = 'Is repeated.'

const invalidQuery = (faults: Fault[]) =>
  new AppError('malformed_request', 'The query is not valid.', { faults })

// The caller cannot distinguish a malformed id from one that does not exist.
const unknownId = (params: Record<string, unknown>) =>
  new NotFoundError('Resource', Object.values(params).join('/').slice(0, 100))

function parse(
  schema: z.ZodObject,
  value: unknown,
  toError: (faults: Fault[]) => AppError,
): object {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw toError(result.error.issues.flatMap(toFaults).slice(0, MAX_FAULTS))
}

function toFaults(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.').slice(0, MAX_PATH_CHARS),
      message: UNKNOWN_FIELD,
    }))
  }
  return [{ path: path.join('.'), message: issue.message }]
}
