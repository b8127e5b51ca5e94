import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { run } from './setup/child.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { onProjectNode } from './setup/own-node.mjs'
import { inside } from './setup/place.mjs'
import { command, Stop } from './setup/stop.mjs'

const RUNS = 5
const BUSY = '--busy'

// Keeps one core busy until its parent ends.
if (process.argv.includes(BUSY)) {
  process.once('disconnect', () => process.exit())
  const burn = () => {
    const end = Date.now() + 50
    while (Date.now() < end);
    setImmediate(burn)
  }
  burn()
} else {
  // npm run test:e2e:load: runs the end-to-end tests five times while other processes keep all cores
  // busy, and fails if one run fails. Needs a build.
  await command(async () => {
    requireStartableNode()
    await ensureInstalled()
    if (!existsSync(inside('dist/server.js'))) throw new Stop('Run "npm run build" first.')
    return onProjectNode(runUnderLoad)
  })
}

async function runUnderLoad() {
  const busy = Array.from({ length: availableParallelism() }, () =>
    fork(inside('scripts/e2e-under-load.mjs'), [BUSY]),
  )
  let failed = 0
  try {
    for (let number = 1; number <= RUNS; number++) {
      const started = Date.now()
      const code = await run(process.execPath, [
        inside('node_modules/@playwright/test/cli.js'),
        ...['test', '--reporter=dot'],
      ])
      if (code !== 0) failed++
      const seconds = Math.round((Date.now() - started) / 1000)
      process.stdout.write(
        `Run ${number} of ${RUNS}: ${code === 0 ? 'passed' : 'failed'}, ${seconds} s\n`,
      )
    }
  } finally {
    for (const child of busy) child.kill()
  }
  return failed === 0 ? 0 : 1
}
