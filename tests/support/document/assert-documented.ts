import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { recordObserved } from './observed'
import { type DocumentedResponse, document, documentedResponse, operationAt } from './operations'

export type ActualResponse = {
  method: string
  /** Without the query. */
  path: string
  status: number
  headers: Headers
  text: string
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ $id: 'doc', components: document.components })

const compiled = new WeakMap<object, ValidateFunction>()
const HEADERS = Object.keys(document.components.headers)

/**
 * Validates the status, type, body and headers of a response against the document. Ignores responses
 * outside /api/v1.
 * @throws Error that lists the differences
 */
export function assertDocumented(actual: ActualResponse): void {
  const { method, path, status } = actual
  if (!path.startsWith('/api/v1')) return
  // A GET operation that changes data has no HEAD.
  const isNoHead = method === 'HEAD' && status === 405
  const operation = isNoHead ? undefined : operationAt(method, path)
  const summary = `${method} ${path} returned ${status}`
  if (!operation) {
    assertRejected(actual, summary)
    return
  }
  const expected = documentedResponse(operation, status)
  if (!expected) {
    const statuses = Object.keys(operation.responses).join(', ')
    throw new Error(
      `${summary}; the document has ${statuses} for ${operation.operationId}.\n${actual.text.slice(0, 500)}`,
    )
  }
  const faults = [...findBodyFaults(actual, expected), ...findHeaderFaults(actual, expected)]
  if (faults.length > 0) {
    throw new Error(
      `${summary} as ${operation.operationId}, against the document:\n${faults.join('\n')}\n${actual.text.slice(0, 500)}`,
    )
  }
  recordObserved(operation.operationId, status)
}

// An unknown path or method gets a problem, or an OPTIONS response.
function assertRejected({ method, status, headers, text }: ActualResponse, summary: string): void {
  if (method === 'OPTIONS' && status === 204) return
  if (status < 400 || status >= 500) {
    if (status !== 501) throw new Error(`${summary}, but the document has no such operation.`)
  }
  if (method === 'HEAD') return
  const isProblem = headers.get('content-type') === 'application/problem+json'
  if (!isProblem) throw new Error(`${summary} with ${headers.get('content-type')}, no problem.`)
  const faults = mismatches({ $ref: '#/components/schemas/Problem' }, JSON.parse(text))
  if (faults.length > 0) throw new Error(`${summary}:\n${faults.join('\n')}`)
}

function findBodyFaults(
  { method, status, headers, text }: ActualResponse,
  expected: DocumentedResponse,
) {
  const type = headers.get('content-type')?.split(';')[0] ?? ''
  if (!expected.content) return text === '' ? [] : ['It has a body, but none is documented.']
  if (method === 'HEAD') return text === '' ? [] : ['The response to HEAD has a body.']
  const media = Object.keys(expected.content).find((range) => isWithin(type, range))
  if (!media) return [`It is ${type || 'without a type'}, not ${Object.keys(expected.content)}.`]
  const { schema } = expected.content[media]!
  if ('format' in schema) return []
  if (!type.includes('json')) return mismatches(schema, text)
  return status === 304 ? [] : mismatches(schema, JSON.parse(text))
}

const isWithin = (type: string, range: string) =>
  range.endsWith('/*') ? type.startsWith(range.slice(0, -1)) : type === range || range === '*/*'

function findHeaderFaults({ headers }: ActualResponse, expected: DocumentedResponse): string[] {
  return HEADERS.flatMap((name) => {
    const value = headers.get(name)
    const isExpected = Object.hasOwn(expected.headers ?? {}, name)
    const { required, schema } = document.components.headers[name]!
    if (value === null) return isExpected && required ? [`The header ${name} is missing.`] : []
    if (!isExpected) return [`The header ${name} is not documented: ${value}`]
    const isNumber = 'type' in schema && schema.type === 'integer'
    return mismatches(schema, isNumber ? Number(value) : value).map((fault) => `${name}: ${fault}`)
  })
}

function mismatches(schema: object, value: unknown): string[] {
  const validate = compiled.get(schema) ?? ajv.compile(absolute(schema))
  compiled.set(schema, validate)
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  )
}

const absolute = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"doc#/components/'))
