import { ensureBuilt } from './setup/build.mjs'
import { run } from './setup/child.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { nodeOptions, projectNode, requireStartableNode } from './setup/node24.mjs'
import { inside } from './setup/place.mjs'
import { command } from './setup/stop.mjs'

// Runs on a bare Node 20.9: nothing here may import a package before it is installed.
await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  const node = projectNode()
  await ensureBuilt()
  const server = [...nodeOptions, inside('dist/server.js'), ...process.argv.slice(2)]
  return run(node, server, { env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } })
})
