import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { onProjectNode } from './setup/own-node.mjs'
import { command } from './setup/stop.mjs'

// npm test [-- stage ...]: all checks and tests, or the stages whose names begin with the arguments.
// TEST_SCOPE=short leaves tests out, which the summary lists.
await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  return onProjectNode(async () => {
    // Imported here: these need the packages and the project's Node.
    const { runStages, selectStages } = await import('./stages/report.mjs')
    const { staticStages } = await import('./stages/static.mjs')
    const { suites } = await import('./stages/suites.mjs')
    const stages = [...staticStages, ...suites]
    const selected = selectStages(stages, process.argv.slice(2))
    const others = stages.filter((stage) => !selected.includes(stage))
    return runStages(
      selected,
      others.map(({ title }) => `${title}: not selected`),
    )
  })
})
