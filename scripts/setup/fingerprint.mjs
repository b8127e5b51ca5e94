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

/** One hash over path, size and modification time of everything a build is made of. */
export function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) => {
    const { size, mtimeMs } = statSync(inside(path))
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  const visit = (path) => {
    if (!existsSync(inside(path))) return
    if (!statSync(inside(path)).isDirectory()) return add(path)
    for (const name of readdirSync(inside(path)).sort()) visit(`${path}/${name}`)
  }
  for (const path of sources) visit(path)
  return hash.digest('hex')
}

/** True when dist/ and .next/ were made of the sources as they are now. */
export const isBuilt = () =>
  existsSync(inside('.next', 'BUILD_ID')) &&
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === fingerprint()

/** Written last, so that a build cut short does not count. */
export const markBuilt = (value) => writeFileSync(stamp, value)
