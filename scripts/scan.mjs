import { ensureBuilt } from './setup/build.mjs'
import { run } from './setup/child.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { onProjectNode } from './setup/own-node.mjs'
import { inside } from './setup/place.mjs'
import { command } from './setup/stop.mjs'

// npm run scan [-- FILE]: scanners of others against the built application: recheck over all regular
// expressions, csp_evaluator over the policies, sqlmap over three operations, testssl through nginx.
const PROGRAMS = [
  { name: 'sqlmap', fix: 'apt-get install sqlmap' },
  { name: 'testssl', fix: 'apt-get install testssl.sh' },
  { name: 'nginx', fix: 'apt-get install nginx' },
]
const VITEST = inside('node_modules/vitest/vitest.mjs')

await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  return onProjectNode(async () => {
    // Imported here: older Node versions do not run TypeScript.
    const { findBinary } = await import('../tests/support/find-binary.ts')
    for (const { name, fix } of PROGRAMS) {
      if (!findBinary(name)) process.stdout.write(`${name} is not installed, and skipped: ${fix}\n`)
    }
    const expressions = await run(process.execPath, [inside('scripts/lint-regex.mjs')])
    await ensureBuilt()
    const files = process.argv.slice(2)
    const scans = await run(process.execPath, [VITEST, 'run', '--project=scan', ...files])
    return Math.max(expressions, scans)
  })
})
