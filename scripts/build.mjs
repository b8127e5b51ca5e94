import { build } from './setup/build.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { command } from './setup/stop.mjs'

await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  await build({ quiet: false })
})
