/** @typedef {import('./packages.mjs').ShippedPackage} ShippedPackage */

/** Licences that require no more than the notice itself. */
const PERMISSIVE = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause'],
  ...['CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'Python-2.0', 'Unlicense'],
])

/**
 * The packages whose licence has further conditions and whose name or family is not described in
 * the special terms. An alternative is enough: `MPL-2.0 OR Apache-2.0` is permissive.
 * @param {ShippedPackage[]} packages
 * @param {string} specialTerms
 */
export const packagesWithoutTerms = (packages, specialTerms) =>
  packages.filter(({ name, licence }) => !isPermissive(licence) && !isDescribed(name, specialTerms))

/** @param {string} licence SPDX expression without nested parentheses */
const isPermissive = (licence) =>
  licence
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((id) => PERMISSIVE.has(id)))

/**
 * True if the terms name the package or a family such as `@img/sharp-libvips-*`.
 * @param {string} name
 * @param {string} specialTerms
 */
function isDescribed(name, specialTerms) {
  const described = [...specialTerms.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)
  return described.some((text) =>
    text.endsWith('*') ? name.startsWith(text.slice(0, -1)) : text === name,
  )
}
