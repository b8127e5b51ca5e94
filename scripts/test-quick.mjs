import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { onProjectNode } from './setup/own-node.mjs'
import { command } from './setup/stop.mjs'

// npm run test:quick: the checks to run while writing code, in less than three minutes.
await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  return onProjectNode(async () => {
    // Imported here: these need the packages and the project's Node.
    const { runStages } = await import('./stages/report.mjs')
    const { leftOutOfQuick, quickStages } = await import('./stages/quick.mjs')
    return runStages(quickStages, leftOutOfQuick)
  })
})
