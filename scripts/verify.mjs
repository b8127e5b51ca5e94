import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { onProjectNode } from './setup/own-node.mjs'
import { command } from './setup/stop.mjs'

// npm run verify: the checks that do not run the application.
await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  return onProjectNode(async () => {
    const { selectStages, runStages } = await import('./stages/report.mjs')
    const { staticStages } = await import('./stages/static.mjs')
    return runStages(selectStages(staticStages, process.argv.slice(2)))
  })
})
