import { spawn } from 'node:child_process'
import { bundleOptions, entryPoints } from './setup/bundles.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { nodeOptions, projectNode, requireStartableNode } from './setup/node24.mjs'
import { inside, root } from './setup/place.mjs'
import { command } from './setup/stop.mjs'

const development = { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' }

// Pages reload by themselves; the server restarts when a file that it is bundled from changes.
await command(async () => {
  requireStartableNode()
  await ensureInstalled()
  const esbuild = await import('esbuild')
  const context = await esbuild.context({
    ...bundleOptions,
    entryPoints: entryPoints(),
    outdir: inside('dist/dev'),
    plugins: [...bundleOptions.plugins, restartOnBuild()],
  })
  await context.watch()
})

/** @returns {import('esbuild').Plugin} */
function restartOnBuild() {
  const node = projectNode()
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server
  let isReplaced = false
  const start = () => {
    isReplaced = false
    server = spawn(node, [...nodeOptions, inside('dist/dev/server.js')], {
      cwd: root,
      stdio: 'inherit',
      env: development,
    })
    server.once('exit', (code) => {
      if (code !== null && !isReplaced) process.exit(code)
    })
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => server?.kill(signal))
  }
  return {
    name: 'restart-on-build',
    setup(build) {
      build.onEnd(({ errors }) => {
        if (errors.length > 0) return
        if (!server) return start()
        if (isReplaced) return
        isReplaced = true
        server.once('exit', start)
        server.kill('SIGTERM')
      })
    },
  }
}
