import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readBaseline, writeBaseline } from './language/baseline.mjs'
import { languageFindings } from './language/findings.mjs'
import { renamedFiles } from './language/renames.mjs'
import { inside, root } from './setup/place.mjs'
import { command, Stop } from './setup/stop.mjs'

// npm run lint:language: checks the wording of all files but those in the baseline, and fails if a
// file in the baseline has no findings.
// npm run lint:language -- FILE ...: lists the findings of these files, baseline or not.
// npm run lint:language -- --update: removes the files without findings from the baseline, and
// replaces the paths of files that the branch renamed.
await command(() => {
  const { values, positionals } = parseArgs({
    options: { update: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (positionals.length > 0) return lintFiles(positionals)
  return values.update ? update() : lintProject()
})

/** @param {string[]} paths */
function lintFiles(paths) {
  const missing = paths.find((path) => !existsSync(inside(path)))
  if (missing) throw new Stop(`There is no file "${missing}".`)
  const results = paths.map((path) => ({ path, findings: findingsIn(path) }))
  return report(results)
}

function lintProject() {
  const baseline = readBaseline()
  const results = projectFiles().map((path) => ({ path, findings: findingsIn(path) }))
  const pending = new Set(results.filter(hasFindings).map(({ path }) => path))
  const obsolete = [...baseline].filter((path) => !pending.has(path))
  for (const path of obsolete) {
    process.stderr.write(`${path} has no findings: remove it from the baseline (--update).\n`)
  }
  const exitCode = report(results.filter(({ path }) => !baseline.has(path)))
  if (baseline.size > 0) process.stdout.write(`${baseline.size} files are still to be revised.\n`)
  return obsolete.length > 0 ? 1 : exitCode
}

function update() {
  const baseline = readBaseline()
  const renames = renamedFiles()
  const kept = [...baseline]
    .map((path) => renames.get(path) ?? path)
    .filter((path) => existsSync(inside(path)) && findingsIn(path).length > 0)
  writeBaseline(kept)
  process.stdout.write(`${baseline.size - kept.length} files removed, ${kept.length} left.\n`)
  return 0
}

/** @typedef {{ path: string, findings: import('./language/findings.mjs').Finding[] }} Result */

/** @param {Result} result */
function hasFindings({ findings }) {
  return findings.length > 0
}

/** @param {string} path */
function findingsIn(path) {
  return languageFindings(path, readFileSync(inside(path), 'utf8'))
}

/** Source files that git tracks or would track. */
function projectFiles() {
  const { status, stdout } = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: root, encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 },
  )
  if (status !== 0) throw new Stop('git could not list the files of the project.')
  const files = stdout.split('\0').filter((path) => /\.(?:tsx?|mjs|css)$/.test(path))
  return [...new Set(files)].filter(
    (path) => !/^(?:db\/migrations|public)\//.test(path) && existsSync(inside(path)),
  )
}

/** @param {Result[]} results */
function report(results) {
  const faulty = results.filter(hasFindings)
  for (const { path, findings } of faulty) {
    for (const { line, matched, advice } of findings) {
      process.stderr.write(`${path}:${line}: "${matched}" ${advice}\n`)
    }
  }
  if (faulty.length === 0) return 0
  process.stderr.write(
    'Reword these, or exempt one with a comment "lint-language-ignore: <reason>" on the line above.\n',
  )
  return 1
}
