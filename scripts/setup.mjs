import { run } from './setup/child.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { requireStartableNode } from './setup/node24.mjs'
import { inside } from './setup/place.mjs'
import { command } from './setup/stop.mjs'

// npm run setup: installs the packages and the git hooks of scripts/setup/git-hooks.json. The
// config has a name that the hook package does not look for, so that an install sets no hooks.
await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  const hooks = [
    inside('node_modules/simple-git-hooks/cli.js'),
    inside('scripts/setup/git-hooks.json'),
  ]
  return run(process.execPath, hooks)
})
