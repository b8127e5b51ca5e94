import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expressionsOf } from './regex/expressions.mjs'
import { findVerdicts } from './regex/verdicts.mjs'
import { inside } from './setup/place.mjs'

// npm run lint:regex: fails if a regular expression of the application takes exponential time for some
// text, or polynomial time without a comment "bounded-regex: …" that states the bound of its input.
// Scripts are left out: they read files of the project only.
const FILES = ['app', 'components', 'db', 'lib', '*.ts']
const SOURCE_PATH = /^(?:app|components|db|lib)\/|^(?:server|worker|proxy|instrumentation)\.ts$/

const paths = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', ...FILES],
  {
    cwd: inside('.'),
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => SOURCE_PATH.test(path) && /\.(?:tsx?|mjs)$/.test(path))
  // git lists a file that was deleted until its removal is staged.
  .filter((path) => existsSync(inside(path)))

const expressions = paths.flatMap(expressionsOf)
const literals = expressions.flatMap(({ source, flags }) =>
  source === undefined ? [] : [{ source, flags }],
)
const verdicts = await findVerdicts(literals)
const faults = expressions.flatMap((expression) => {
  const fault = faultOf(expression)
  return fault ? [`${expression.path}:${expression.line}: ${fault}`] : []
})

if (faults.length > 0) {
  process.stderr.write(
    `${faults.join('\n')}\nRewrite these expressions, or state the bound of their input in a comment "bounded-regex: …" on the line or before the statement. Exponential time is never allowed.\n`,
  )
  process.exit(1)
}
process.stdout.write(
  `${expressions.length} regular expressions, ${verdicts.size} different: none vulnerable.\n`,
)
// The search runs in a process that would keep this one alive.
process.exit(0)

/** @param {import('./regex/expressions.mjs').Expression} expression */
function faultOf({ source, flags, reason }) {
  if (source === undefined) return reason ? undefined : 'is built from values and has no bound'
  const verdict = verdicts.get(`/${source}/${flags}`)
  if (!verdict || verdict.status === 'safe') return undefined
  if (verdict.status === 'unknown')
    return reason ? undefined : `could not be checked (${verdict.cause})`
  if (reason && !verdict.isExponential) return undefined
  return `/${source}/${flags} takes ${verdict.growth} time for ${verdict.attack}`
}
