/**
 * A part of an OpenAPI document, as parsed from JSON.
 * @typedef {Record<string, any>} Node
 */

/**
 * Follows the `$ref` of a node, if it has one.
 * @template {Node | undefined} Given
 * @param {Node} document
 * @param {Given} node
 * @returns {Given}
 */
export function resolve(document, node) {
  let found = node
  while (found?.$ref) {
    const path = String(found.$ref).replace('#/', '').split('/')
    found = path.reduce((/** @type {any} */ value, name) => value?.[name], document)
  }
  return found
}
