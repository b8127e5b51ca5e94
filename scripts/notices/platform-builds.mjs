/**
 * A package in package-lock.json.
 * @typedef {object} Locked
 * @property {string} [license]
 * @property {boolean} [dev]
 * @property {boolean} [link]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */

/**
 * The folders of packages that npm installs on some platforms only: those with an `os` or `cpu`
 * and those that only such packages need.
 * @param {[path: string, locked: Locked][]} entries
 */
export function platformBuildsIn(entries) {
  const found = new Set(entries.filter(([, { os, cpu }]) => os || cpu).map(([path]) => path))
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const [path] of entries) {
      if (isNestedIn(path, found) || isOnlyNeededBy(path, entries, found)) found.add(path)
    }
  }
  return found
}

/**
 * The name of a package in the folder `path`.
 * @param {string} path
 */
export const nameOf = (path) => path.slice(path.lastIndexOf(FOLDER) + FOLDER.length)

const FOLDER = 'node_modules/'

/**
 * @param {string} path
 * @param {Set<string>} folders
 */
const isNestedIn = (path, folders) =>
  [...folders].some((folder) => path.startsWith(`${folder}/${FOLDER}`))

/**
 * @param {string} path
 * @param {[path: string, locked: Locked][]} entries
 * @param {Set<string>} folders
 */
function isOnlyNeededBy(path, entries, folders) {
  const name = nameOf(path)
  const dependents = entries.filter(
    ([, { dependencies, optionalDependencies }]) =>
      dependencies?.[name] !== undefined || optionalDependencies?.[name] !== undefined,
  )
  return dependents.length > 0 && dependents.every(([dependent]) => folders.has(dependent))
}
