import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleOptions } from './setup/bundles.mjs'
import { run } from './setup/child.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { nodeOptions, projectNode, requireStartableNode } from './setup/node24.mjs'
import { inside } from './setup/place.mjs'
import { command, Stop } from './setup/stop.mjs'

// node scripts/run.mjs FILE.ts [arguments]: runs a TypeScript file with the project's paths.
await command(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (!file || !existsSync(inside(file))) {
    throw new Stop(`Name a TypeScript file to run: "${file ?? ''}" is not in this folder.`)
  }
  requireStartableNode()
  await ensureInstalled()
  mkdirSync(inside('dist'), { recursive: true })
  const folder = mkdtempSync(inside('dist', 'run-'))
  try {
    const bundle = join(folder, 'entry.mjs')
    const esbuild = await import('esbuild')
    await esbuild.build({ ...bundleOptions, entryPoints: [file], outfile: bundle })
    return await run(projectNode(), [...nodeOptions, bundle, ...args])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
