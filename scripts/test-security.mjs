import { existsSync, readFileSync } from 'node:fs'
import { securityKinds } from './security/kinds.mjs'
import { summarise } from './security/summarise.mjs'
import { ensureBuilt } from './setup/build.mjs'
import { run } from './setup/child.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { onProjectNode } from './setup/own-node.mjs'
import { inside } from './setup/place.mjs'
import { command, Stop } from './setup/stop.mjs'

// npm run test:security [-- --quick] [-- TEXT…]: runs the tests of security, or those of the kinds with
// one of the given texts in their names, and prints their cases by kind. --quick leaves out those that need a
// production build, PostgreSQL and nginx.
const BUILT = /^(?:faults|deploy)\//

await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  return onProjectNode(async () => {
    const isQuick = process.argv.includes('--quick')
    const filters = process.argv.slice(2).filter((filter) => !filter.startsWith('--'))
    const kinds = securityKinds.filter(
      ([kind]) =>
        filters.length === 0 ||
        filters.some((filter) => kind.toLowerCase().includes(filter.toLowerCase())),
    )
    const files = kinds
      .flatMap(([, paths]) => paths)
      .filter((file) => !isQuick || !BUILT.test(file))
    if (files.length === 0) throw new Stop(`No kind of tests has one of: ${filters.join(', ')}`)
    const missing = files.filter((file) => !existsSync(inside('tests', file)))
    if (missing.length > 0) throw new Stop(`No such tests: ${missing.join(', ')}`)
    if (files.some((file) => BUILT.test(file))) await ensureBuilt()
    const { reportFor } = await import('./stages/vitest-stage.mjs')
    const report = reportFor('security')
    const exitCode = await run(process.execPath, [
      inside('node_modules/vitest/vitest.mjs'),
      'run',
      ...files.map((file) => `tests/${file}`),
      // More processes at once would not start in time on few cores.
      '--maxWorkers=2',
      ...['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    ])
    const { testResults, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'))
    process.stdout.write(`\n${summarise(testResults, kinds).join('\n\n')}\n`)
    process.stdout.write(`\n${numTotalTests} cases of security in ${testResults.length} files.\n`)
    return exitCode
  })
})
