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
 * Holds a real answer against the document: its status, type, body and headers. Throws with what
 * differs. Calls outside of /api/v1 are not its business.
 */
export function assertDocumented(answer: ActualResponse): void {
  const { method, path, status } = answer
  if (!path.startsWith('/api/v1')) return
  // A GET that changes something has no HEAD.
  const isNoHead = method === 'HEAD' && status === 405
  const operation = isNoHead ? undefined : operationAt(method, path)
  const where = `${method} ${path} answered ${status}`
  if (!operation) {
    assertRefused(answer, where)
    return
  }
  const promised = documentedResponse(operation, status)
  if (!promised) {
    const statuses = Object.keys(operation.responses).join(', ')
    throw new Error(
      `${where}; the document has ${statuses} for ${operation.operationId}.\n${answer.text.slice(0, 500)}`,
    )
  }
  const faults = [...faultsOfBody(answer, promised), ...faultsOfHeaders(answer, promised)]
  if (faults.length > 0) {
    throw new Error(
      `${where} as ${operation.operationId}, against the document:\n${faults.join('\n')}\n${answer.text.slice(0, 500)}`,
    )
  }
  recordObserved(operation.operationId, status)
}

// A path or method that is not there: a problem, or what OPTIONS says.
function assertRefused({ method, status, headers, text }: ActualResponse, where: string): void {
  if (method === 'OPTIONS' && status === 204) return
  if (status < 400 || status >= 500) {
    if (status !== 501) throw new Error(`${where}, but the document knows no such operation.`)
  }
  if (method === 'HEAD') return
  const isProblem = headers.get('content-type') === 'application/problem+json'
  if (!isProblem) throw new Error(`${where} with ${headers.get('content-type')}, no problem.`)
  const faults = mismatches({ $ref: '#/components/schemas/Problem' }, JSON.parse(text))
  if (faults.length > 0) throw new Error(`${where}:\n${faults.join('\n')}`)
}

function faultsOfBody(
  { method, status, headers, text }: ActualResponse,
  promised: DocumentedResponse,
) {
  const type = headers.get('content-type')?.split(';')[0] ?? ''
  if (!promised.content) return text === '' ? [] : ['A body came where none is written down.']
  if (method === 'HEAD') return text === '' ? [] : ['HEAD came with a body.']
  const media = Object.keys(promised.content).find((range) => isWithin(type, range))
  if (!media) return [`It is ${type || 'without a type'}, not ${Object.keys(promised.content)}.`]
  const { schema } = promised.content[media]!
  if ('format' in schema) return []
  if (!type.includes('json')) return mismatches(schema, text)
  return status === 304 ? [] : mismatches(schema, JSON.parse(text))
}

const isWithin = (type: string, range: string) =>
  range.endsWith('/*') ? type.startsWith(range.slice(0, -1)) : type === range || range === '*/*'

function faultsOfHeaders({ headers }: ActualResponse, promised: DocumentedResponse): string[] {
  return HEADERS.flatMap((name) => {
    const value = headers.get(name)
    const isPromised = Object.hasOwn(promised.headers ?? {}, name)
    const { required, schema } = document.components.headers[name]!
    if (value === null) return isPromised && required ? [`The header ${name} is missing.`] : []
    if (!isPromised) return [`The header ${name} is not written down: ${value}`]
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
