import type { z } from 'zod'
import type { Contract } from '@/lib/contract/contract'
import { AppError, type Fault, InvalidInputError, NotFoundError } from '@/lib/errors'

type Parts = {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: Record<string, unknown>
}

/** The input of a verb out of the parts of a request; the path wins. Throws for every fault at once. */
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
      badQuery(
        faults.map((fault) =>
          isRepeated(fault) ? { ...fault, message: DUPLICATE_PARAMETER } : fault,
        ),
      ),
    )
  }
  if (names.length === 0) return query
  throw badQuery(
    names.map((path) => ({ path: path.slice(0, MAX_PATH_CHARS), message: UNKNOWN_FIELD })),
  )
}

// What the document allows a problem to list.
const MAX_FAULTS = 10_000
const MAX_PATH_CHARS = 500

const UNKNOWN_FIELD = 'Is not a field of this call.'
const DUPLICATE_PARAMETER = 'Is given more than once.'

const badQuery = (faults: Fault[]) =>
  new AppError('malformed_request', 'The query is not valid.', { faults })

// An id of no known form names nothing, as one that does not exist.
const unknownId = (params: Record<string, unknown>) =>
  new NotFoundError('Resource', Object.values(params).join('/').slice(0, 100))

function parse(schema: z.ZodObject, value: unknown, refuse: (faults: Fault[]) => AppError): object {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw refuse(result.error.issues.flatMap(faultsOf).slice(0, MAX_FAULTS))
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key].join('.').slice(0, MAX_PATH_CHARS),
      message: UNKNOWN_FIELD,
    }))
  }
  return [{ path: path.join('.'), message: issue.message }]
}
