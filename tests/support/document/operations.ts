import { openApiDocument } from '@/lib/http/openapi/document'

export type DocumentedResponse = {
  headers?: Record<string, { $ref: string }>
  content?: Record<string, { schema: object }>
}
export type Operation = {
  operationId: string
  responses: Record<string, DocumentedResponse | { $ref: string }>
}
type Header = { required?: boolean; schema: object }

/** The OpenAPI document, without the types of its source. */
export const document = openApiDocument('http://localhost:3000') as unknown as {
  paths: Record<string, Record<string, Operation>>
  components: {
    responses: Record<string, DocumentedResponse>
    headers: Record<string, Header>
    schemas: Record<string, object>
  }
}

const BASE = '/api/v1'

const templates = Object.entries(document.paths).map(([path, item]) => ({
  item,
  // A literal segment of a path precedes a parameter.
  parameters: path.split('{').length,
  pattern: new RegExp(`^${BASE}${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
}))
templates.sort((a, b) => a.parameters - b.parameters)

/** Returns the operation of a request, that of GET for HEAD; undefined if there is none. */
export function operationAt(method: string, path: string): Operation | undefined {
  const verb = method.toLowerCase()
  const items = templates.filter(({ pattern }) => pattern.test(path)).map(({ item }) => item)
  return items.map((item) => item[verb] ?? (verb === 'head' ? item.get : undefined)).find(Boolean)
}

/** Returns the documentation of a status of an operation; undefined if it has none. */
export function documentedResponse(
  { responses }: Operation,
  status: number,
): DocumentedResponse | undefined {
  const found = responses[status]
  if (!found || !('$ref' in found)) return found
  return document.components.responses[found.$ref.split('/').at(-1)!]
}

/** All operations with their documented statuses. */
export const documented = Object.values(document.paths)
  .flatMap((item) => Object.values(item))
  .map(({ operationId, responses }) => ({ operationId, statuses: Object.keys(responses) }))
