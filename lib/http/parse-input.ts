import type { z } from 'zod'
import type { Contract } from '@/lib/contract/contract'
import { AppError, type Fault, InvalidInputError, NotFoundError } from '@/lib/errors'
import { MAX_FAULTS, repeatedParameter, toFaults, unknownField } from './field-faults'

type Parts = {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: Record<string, unknown>
}

/**
 * Parses the parts of a request into the input of a verb. The path takes precedence.
 * @throws AppError `invalid_input` or `malformed_request` with all faults, or with the first 100;
 *   `not_found` for the path
 */
export function parseInput(contract: Contract, { params, query, body }: Parts): object {
  return {
    ...(contract.body ? parse(contract.body, body, invalidBody) : {}),
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
        faults.map((fault) => (isRepeated(fault) ? repeatedParameter(fault.path) : fault)),
      ),
    )
  }
  if (names.length === 0) return query
  throw invalidQuery(names.map(unknownField))
}

const invalidBody = (faults: Fault[]) =>
  faults.length > MAX_FAULTS
    ? new InvalidInputError(
        faults.slice(0, MAX_FAULTS),
        `Some fields are not valid: the first ${MAX_FAULTS} of ${faults.length} faults are listed.`,
      )
    : new InvalidInputError(faults)

const invalidQuery = (faults: Fault[]) =>
  new AppError('malformed_request', 'The query is not valid.', {
    faults: faults.slice(0, MAX_FAULTS),
  })

// The caller cannot distinguish a malformed id from one that does not exist.
const unknownId = (params: Record<string, unknown>) =>
  new NotFoundError('Resource', Object.values(params).join('/').slice(0, 100))

function parse(
  schema: z.ZodObject,
  value: unknown,
  toError: (faults: Fault[]) => AppError,
): object {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  throw toError(result.error.issues.flatMap(toFaults))
}
