import { readFileSync, rmSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { run } from './setup/child.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { onProjectNode } from './setup/own-node.mjs'
import { inside, root } from './setup/place.mjs'
import { command, Stop } from './setup/stop.mjs'

/** The share of the lines of components/ that unit tests have to execute. */
const MIN_COVERED_PERCENT = 60
const summaryPath = inside('test-results/coverage/coverage-summary.json')

// npm run coverage:components: runs the tests of components, lists the covered share of lines by
// folder, and fails if it is below MIN_COVERED_PERCENT in total.
await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  return onProjectNode(async () => {
    rmSync(summaryPath, { force: true })
    const exitCode = await run(process.execPath, [
      inside('node_modules/vitest/vitest.mjs'),
      ...['run', '--project=unit', '--project=components', '--coverage'],
      ...['tests/unit/components', 'tests/unit/messages'],
    ])
    if (exitCode !== 0) return exitCode
    return report(linesByFolder())
  })
})

/** @typedef {{ covered: number, total: number }} Lines */

/** @returns {Map<string, Lines>} by folder, in alphabetical order */
function linesByFolder() {
  /** @type {Record<string, { lines: Lines }>} */
  const { total: _, ...files } = JSON.parse(readFileSync(summaryPath, 'utf8'))
  /** @type {Map<string, Lines>} */
  const folders = new Map()
  for (const [path, { lines }] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const folder = relative(root, dirname(path))
    folders.set(folder, sum([folders.get(folder) ?? { covered: 0, total: 0 }, lines]))
  }
  return folders
}

/** @param {Lines[]} parts */
function sum(parts) {
  return parts.reduce((all, { covered, total }) => ({
    covered: all.covered + covered,
    total: all.total + total,
  }))
}

/** @param {Map<string, Lines>} folders */
function report(folders) {
  if (folders.size === 0) throw new Stop('The coverage report has no file of components/.')
  const total = sum([...folders.values()])
  for (const [folder, lines] of folders) print(folder, lines)
  print('total', total)
  const isEnough = percentOf(total) >= MIN_COVERED_PERCENT
  if (!isEnough) process.stderr.write(`Less than ${MIN_COVERED_PERCENT} % are covered.\n`)
  return isEnough ? 0 : 1
}

/** @param {Lines} lines */
function percentOf({ covered, total }) {
  return total === 0 ? 100 : (100 * covered) / total
}

/**
 * @param {string} name
 * @param {Lines} lines
 */
function print(name, lines) {
  const percent = percentOf(lines).toFixed(1).padStart(5)
  process.stdout.write(`${percent} %  ${name}: ${lines.covered} of ${lines.total} lines\n`)
}
