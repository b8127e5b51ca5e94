import { resolve } from './resolve.mjs'

/**
 * @typedef {import('./resolve.mjs').Node} Node
 * @typedef {{ base: Node, head: Node }} Documents
 * @typedef {'input' | 'output'} Direction `input` of the API may only widen, its output only narrow
 */

const UNIONS = ['anyOf', 'oneOf', 'allOf']
const UPPER_BOUNDS = ['maximum', 'maxLength', 'maxItems']
const LOWER_BOUNDS = ['minimum', 'minLength', 'minItems']

/**
 * Lists the changes of a schema that break clients, each as `.path: change`.
 * @param {Documents} documents
 * @param {Direction} direction
 * @param {Node | undefined} given
 * @param {Node | undefined} other
 * @param {Set<string>} [seen] pairs of references that are being compared, for recursive schemas
 * @returns {string[]}
 */
export function compareSchemas(documents, direction, given, other, seen = new Set()) {
  const pair = given?.$ref && other?.$ref ? `${given.$ref} ${other.$ref}` : undefined
  if (pair && seen.has(pair)) return []
  const visited = pair ? new Set([...seen, pair]) : seen
  const before = resolve(documents.base, given) ?? {}
  const after = resolve(documents.head, other) ?? {}
  const compare = (/** @type {Node} */ one, /** @type {Node} */ two) =>
    compareSchemas(documents, direction, one, two, visited)
  return [
    ...compareTypes(direction, before, after),
    ...compareEnums(direction, before, after),
    ...(direction === 'input' ? compareBounds(before, after) : []),
    ...compareProperties(direction, before, after, compare),
    ...(before.items && after.items ? under('[]', compare(before.items, after.items)) : []),
    ...UNIONS.flatMap((union) => compareUnions(direction, before[union], after[union], compare)),
  ]
}

/** @typedef {(one: Node, two: Node) => string[]} Compare */

/**
 * @param {string} path
 * @param {string[]} changes
 */
const under = (path, changes) => changes.map((change) => path + change)

/** @param {Node} schema */
const typesOf = ({ type }) => (type === undefined ? [] : [type].flat())

/**
 * The values that a caller can no longer send, or that a client does not expect.
 * @param {Direction} direction
 * @param {unknown[]} before
 * @param {unknown[]} after
 */
function conflicts(direction, before, after) {
  const [source, target] = direction === 'input' ? [before, after] : [after, before]
  return source.filter((value) => !target.includes(value))
}

/**
 * @param {Direction} direction
 * @param {Node} before
 * @param {Node} after
 */
function compareTypes(direction, before, after) {
  const [old, current] = [typesOf(before), typesOf(after)]
  if (old.length === 0 || current.length === 0) return []
  // Each integer is a number.
  const isWider = (/** @type {unknown} */ type) =>
    type === 'integer' && (direction === 'input' ? current : old).includes('number')
  return conflicts(direction, old, current)
    .filter((type) => !isWider(type))
    .map((type) => `: type ${type} ${direction === 'input' ? 'removed' : 'added'}`)
}

/**
 * @param {Direction} direction
 * @param {Node} before
 * @param {Node} after
 */
function compareEnums(direction, before, after) {
  const [old, current] = [before.enum, after.enum]
  if (!current) return []
  if (!old) return direction === 'input' && typesOf(before).length > 0 ? [': values limited'] : []
  // Clients must expect new values of an output, so only a removed value of an input breaks them.
  if (direction === 'output') return []
  return conflicts('input', old, current).map((value) => `: value ${value} removed`)
}

/**
 * @param {Node} before
 * @param {Node} after
 */
function compareBounds(before, after) {
  const lower = UPPER_BOUNDS.filter((name) => after[name] < (before[name] ?? Infinity))
  const higher = LOWER_BOUNDS.filter((name) => after[name] > (before[name] ?? -Infinity))
  return [...lower, ...higher].map((name) => `: ${name} narrowed to ${after[name]}`)
}

/**
 * @param {Direction} direction
 * @param {Node} before
 * @param {Node} after
 * @param {Compare} compare
 */
function compareProperties(direction, before, after, compare) {
  const [old, current] = [before.properties ?? {}, after.properties ?? {}]
  const isRequired = (/** @type {Node} */ schema, /** @type {string} */ name) =>
    (schema.required ?? []).includes(name)
  const removed = Object.keys(old)
    .filter((name) => !(name in current))
    .map((name) => `.${name}: removed`)
  const changed = Object.entries(current).flatMap(([name, schema]) => {
    if (direction === 'input' && isRequired(after, name) && !isRequired(before, name)) {
      return [`.${name}: ${name in old ? 'now required' : 'new and required'}`]
    }
    if (!(name in old)) return []
    if (direction === 'output' && isRequired(before, name) && !isRequired(after, name)) {
      return [`.${name}: now optional`]
    }
    return under(`.${name}`, compare(old[name], schema))
  })
  return [...removed, ...changed]
}

/**
 * @param {Direction} direction
 * @param {Node[] | undefined} before
 * @param {Node[] | undefined} after
 * @param {Compare} compare
 */
function compareUnions(direction, before, after, compare) {
  if (!before || !after) return []
  if (before.length === after.length) {
    return before.flatMap((schema, at) => compare(schema, after[at] ?? {}))
  }
  const isNarrower = after.length < before.length
  if (direction === 'input') return isNarrower ? [': an alternative was removed'] : []
  return isNarrower ? [] : [': an alternative was added']
}
