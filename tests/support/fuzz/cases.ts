import fc from 'fast-check'
import type { Contract } from '@/lib/contract/contract'
import { document } from '@/tests/support/document/operations'
import { nearlyValid } from './near-valid'
import { type Schema, validOf } from './valid'

type Parameter = { in: string; name: string; required?: boolean; schema: Schema }
type Documented = {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
export type Case = {
  /** Undefined for those of an existing resource. */
  params?: Record<string, unknown>
  query: Record<string, unknown>
  body?: unknown
}

/** Returns requests to an operation: valid ones, and ones with an error. `ids` are existing ids. */
export function casesOf(contract: Contract, ids: string[]) {
  const operation = document.paths[contract.path]![contract.method] as unknown as Documented
  const { parameters = [], requestBody } = operation
  const parametersIn = (location: string) =>
    recordOf(
      parameters.filter((one) => one.in === location),
      ids,
    )
  const content = Object.values(requestBody?.content ?? {})[0]
  const body = content ? validOf(content.schema, ids) : fc.constant(undefined)
  const [params, query] = [parametersIn('path'), parametersIn('query')]
  const valid = fc.record(
    { params, query, body },
    { requiredKeys: ['query', 'body'] },
  ) as fc.Arbitrary<Case>
  const near = fc.oneof(
    fc.record({ query: nearlyValid(query), body }),
    fc.record({ query, body: content ? nearlyValid(body) : body }),
    fc.record({ params: nearlyValid(params), query, body }),
  ) as fc.Arbitrary<Case>
  return { valid, near }
}

const recordOf = (parameters: Parameter[], ids: string[]) =>
  fc.record(
    Object.fromEntries(parameters.map(({ name, schema }) => [name, validOf(schema, ids)])),
    { requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name) },
  )
