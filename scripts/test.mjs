import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { onProjectNode } from './setup/own-node.mjs'
import { command } from './setup/stop.mjs'

// npm test [-- stage ...]: every check there is, with its own set-up.
await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  return onProjectNode(async () => {
    // Loaded late: these need the packages and the project's Node.
    const { chosen, runStages } = await import('./stages/report.mjs')
    const { staticStages } = await import('./stages/static.mjs')
    const { suites } = await import('./stages/suites.mjs')
    return runStages(chosen([...staticStages, ...suites], process.argv.slice(2)))
  })
})
