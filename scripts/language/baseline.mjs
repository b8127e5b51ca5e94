import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inside } from '../setup/place.mjs'

const path = inside('scripts', 'language-baseline.txt')

const HEADER = `# Files whose wording still has to be revised, see scripts/lint-language.mjs.
# Only files without findings and files that were renamed change it:
# npm run lint:language -- --update
`

/** The files that are not revised yet. */
export function readBaseline() {
  if (!existsSync(path)) return new Set()
  const lines = readFileSync(path, 'utf8').split('\n')
  return new Set(lines.filter((line) => line && !line.startsWith('#')))
}

/** @param {Iterable<string>} files */
export const writeBaseline = (files) =>
  writeFileSync(path, `${HEADER}${[...files].sort().join('\n')}\n`)
