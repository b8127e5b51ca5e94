import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { inside } from './place.mjs'

const sources = [
  'app',
  'components',
  'db',
  'lib',
  'messages',
  'public',
  'scripts',
  'server.ts',
  'worker.ts',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'tailwind.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const stamp = inside('dist', 'fingerprint')

/** A hash of the path, size and modification time of every source of a build. */
export function fingerprint() {
  const hash = createHash('sha256')
  const add = (/** @type {string} */ path) => {
    const { size, mtimeMs } = statSync(inside(path))
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  /** @param {string} path */
  const visit = (path) => {
    if (!existsSync(inside(path))) return
    if (!statSync(inside(path)).isDirectory()) return add(path)
    for (const name of readdirSync(inside(path)).sort()) visit(`${path}/${name}`)
  }
  for (const path of sources) visit(path)
  return hash.digest('hex')
}

/** True if dist/ and .next/ were built from the current sources. */
export const isBuilt = () =>
  existsSync(inside('.next', 'BUILD_ID')) &&
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === fingerprint()

/**
 * Records the fingerprint of the sources that were built. Called last, so that an interrupted build
 * is not taken for a complete one.
 * @param {string} value
 */
export const markBuilt = (value) => writeFileSync(stamp, value)
