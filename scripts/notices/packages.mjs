import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inside } from '../setup/place.mjs'
import { Stop } from '../setup/stop.mjs'
import { nameOf, platformBuildsIn } from './platform-builds.mjs'

/**
 * A package that a production install contains, without its version: notices change only with the
 * packages and their licences. `texts` is undefined for builds for one platform, which are not
 * installed on the others.
 * @typedef {object} ShippedPackage
 * @property {string} name
 * @property {string} licence SPDX expression
 * @property {string | undefined} author
 * @property {string[] | undefined} texts of its licence and notice files
 */

/** Licences that package.json does not name but the package's files do. */
const LICENCES = /** @type {Record<string, string>} */ ({
  'combine-errors': 'MIT',
  decko: 'MIT',
  stickyfill: 'MIT',
})

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice|copyright)(?![a-z])/i

/**
 * The packages of a production install, by name. Versions of one package are one entry each if
 * their files differ.
 * @returns {ShippedPackage[]}
 * @throws Stop if a package is not installed
 */
export function shippedPackages() {
  /** @type {{ packages: Record<string, Locked> }} */
  const { packages } = JSON.parse(readFileSync(inside('package-lock.json'), 'utf8'))
  const entries = Object.entries(packages).filter(([path, { dev, link }]) => path && !dev && !link)
  const platformBuilds = platformBuildsIn(entries)
  const shipped = entries.map(([path, locked]) => readPackage(path, locked, platformBuilds))
  const byContent = new Map(shipped.map((item) => [JSON.stringify(item), item]))
  return [...byContent].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, item]) => item)
}

/** @typedef {import('./platform-builds.mjs').Locked} Locked */

/**
 * @param {string} path
 * @param {Locked} locked
 * @param {Set<string>} platformBuilds
 * @returns {ShippedPackage}
 */
function readPackage(path, { license }, platformBuilds) {
  const name = nameOf(path)
  const licence = license ?? LICENCES[name] ?? 'unknown'
  if (platformBuilds.has(path)) return { name, licence, author: undefined, texts: undefined }
  const folder = inside(path)
  if (!existsSync(folder)) throw new Stop(`${name} is not installed: run "npm ci".`)
  return { name, licence, author: authorOf(folder), texts: textsOf(folder) }
}

/**
 * @param {string} folder
 * @returns {string | undefined}
 */
function authorOf(folder) {
  const { author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const name = typeof author === 'string' ? author : author?.name
  return name?.replace(/\s*[<(].*$/, '') || undefined
}

/** @param {string} folder */
const textsOf = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map(({ name }) => name)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
