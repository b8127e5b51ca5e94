import { compareSchemas } from './compare-schemas.mjs'
import { resolve } from './resolve.mjs'

/**
 * @typedef {import('./resolve.mjs').Node} Node
 * @typedef {{ base: Node, head: Node }} Documents
 */

const METHODS = ['get', 'put', 'post', 'delete', 'patch']

/**
 * Lists the changes from one OpenAPI document to another that break clients: removed operations,
 * parameters, responses and fields, narrower input, and wider or other types of output.
 * @param {Node} base
 * @param {Node} head
 * @returns {string[]}
 */
export function compareDocuments(base, head) {
  return Object.entries(base.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).flatMap((method) => {
      const name = `${method.toUpperCase()} ${path}`
      const other = head.paths?.[path]?.[method]
      if (!other) return [`${name}: removed`]
      return compareOperations({ base, head }, item[method], other).map(
        (change) => `${name}: ${change}`,
      )
    }),
  )
}

/**
 * @param {Documents} documents
 * @param {Node} before
 * @param {Node} after
 */
const compareOperations = (documents, before, after) => [
  ...compareParameters(documents, before, after),
  ...compareRequests(documents, before, after),
  ...compareResponses(documents, before, after),
]

/**
 * @param {Documents} documents
 * @param {Node} before
 * @param {Node} after
 */
function compareParameters(documents, before, after) {
  const old = parametersOf(documents.base, before)
  const current = parametersOf(documents.head, after)
  const removed = [...old.keys()].filter((key) => !current.has(key)).map((key) => `${key}: removed`)
  const changed = [...current].flatMap(([key, parameter]) => {
    const earlier = old.get(key)
    if (!earlier) return parameter.required ? [`${key}: new and required`] : []
    if (parameter.required && !earlier.required) return [`${key}: now required`]
    return compareSchemas(documents, 'input', earlier.schema, parameter.schema).map(
      (change) => `${key}${change}`,
    )
  })
  return [...removed, ...changed]
}

/**
 * @param {Node} document
 * @param {Node} operation
 * @returns {Map<string, Node>}
 */
const parametersOf = (document, { parameters = [] }) =>
  new Map(
    parameters.map((/** @type {Node} */ given) => {
      const parameter = resolve(document, given)
      return [`${parameter.in} parameter ${parameter.name}`, parameter]
    }),
  )

/**
 * @param {Documents} documents
 * @param {Node} before
 * @param {Node} after
 */
function compareRequests(documents, before, after) {
  const old = resolve(documents.base, before.requestBody)
  const current = resolve(documents.head, after.requestBody)
  if (!old) return current?.required ? ['body: new and required'] : []
  if (!current) return ['body: removed']
  return compareContent(documents, 'input', old.content, current.content).map(
    (change) => `body${change}`,
  )
}

/**
 * @param {Documents} documents
 * @param {Node} before
 * @param {Node} after
 */
function compareResponses(documents, before, after) {
  return Object.entries(before.responses ?? {}).flatMap(([status, response]) => {
    if (!/^[23]/.test(status)) return []
    const other = after.responses?.[status]
    if (!other) return [`response ${status}: removed`]
    const old = resolve(documents.base, response).content
    const current = resolve(documents.head, other).content
    return compareContent(documents, 'output', old, current).map(
      (change) => `response ${status}${change}`,
    )
  })
}

/**
 * @param {Documents} documents
 * @param {'input' | 'output'} direction
 * @param {Node} [before]
 * @param {Node} [after]
 */
function compareContent(documents, direction, before = {}, after = {}) {
  return Object.entries(before).flatMap(([type, { schema }]) =>
    after[type]
      ? compareSchemas(documents, direction, schema, after[type].schema)
      : [` as ${type}: removed`],
  )
}
