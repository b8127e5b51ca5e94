import { mkdirSync, rmSync } from 'node:fs'
import { bundleOptions, entryPoints } from './bundles.mjs'
import { run, runQuietly } from './child.mjs'
import { fingerprint, isBuilt, markBuilt } from './fingerprint.mjs'
import { projectNode } from './node24.mjs'
import { inside } from './place.mjs'
import { diskFull, Stop } from './stop.mjs'

const productionBuild = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

/** Builds where the sources changed since the last time; silent but for one line. */
export async function ensureBuilt() {
  if (isBuilt()) return
  process.stdout.write('Building (about a minute, again only when the sources change) ...\n')
  await build({ quiet: true })
}

/**
 * Makes .next/ (pages) and dist/ (server, worker and scripts). Next runs in a process of its own;
 * nothing here opens a database.
 */
export async function build({ quiet }) {
  const sources = fingerprint()
  rmSync(inside('dist'), { recursive: true, force: true })
  mkdirSync(inside('dist'))
  // Before Next, which counts the threads' bundles among what its functions need.
  await bundle()
  const args = [inside('node_modules/next/dist/bin/next'), 'build']
  const { exitCode, output } = quiet
    ? await runQuietly(projectNode(), args, { env: productionBuild })
    : { exitCode: await run(projectNode(), args, { env: productionBuild }), output: '' }
  if (exitCode !== 0) throw new Stop(explain(exitCode, output))
  markBuilt(sources)
}

async function bundle() {
  // Loaded late: before the packages are installed there is no esbuild.
  const esbuild = await import('esbuild')
  await esbuild
    .build({ ...bundleOptions, entryPoints: entryPoints(), outdir: inside('dist') })
    .catch((error) => {
      throw new Stop(diskFull(error.message) ?? `The build failed:\n${error.message}`)
    })
    .finally(() => esbuild.stop())
}

function explain(exitCode, output) {
  if (exitCode > 128) return ''
  return diskFull(output) ?? `${output}\nThe build failed; what it said stands above.`.trim()
}
