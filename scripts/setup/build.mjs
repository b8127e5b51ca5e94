import { mkdirSync, rmSync } from 'node:fs'
import { bundleOptions, entryPoints } from './bundles.mjs'
import { run, runQuietly } from './child.mjs'
import { fingerprint, isBuilt, markBuilt } from './fingerprint.mjs'
import { projectNode } from './node24.mjs'
import { inside } from './place.mjs'
import { diskFull, Stop } from './stop.mjs'

const productionBuild = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

/** Builds if the sources changed since the last build, and prints one line. */
export async function ensureBuilt() {
  if (isBuilt()) return
  process.stdout.write('Building (about a minute, again only when the sources change) ...\n')
  await build({ quiet: true })
}

/**
 * Builds .next/ (pages) and dist/ (server, worker and scripts). Opens no database.
 * @param {{ quiet: boolean }} options `quiet` prints the output of Next only if it fails
 */
export async function build({ quiet }) {
  const sources = fingerprint()
  rmSync(inside('dist'), { recursive: true, force: true })
  mkdirSync(inside('dist'))
  // Before Next, which traces the bundles of the threads as files that its functions need.
  await bundle()
  const args = [inside('node_modules/next/dist/bin/next'), 'build']
  const { exitCode, output } = quiet
    ? await runQuietly(projectNode(), args, { env: productionBuild })
    : { exitCode: await run(projectNode(), args, { env: productionBuild }), output: '' }
  if (exitCode !== 0) throw new Stop(explain(exitCode, output))
  markBuilt(sources)
}

async function bundle() {
  // Imported here because esbuild is missing until the packages are installed.
  const esbuild = await import('esbuild')
  await esbuild
    .build({ ...bundleOptions, entryPoints: entryPoints(), outdir: inside('dist') })
    .catch((error) => {
      throw new Stop(diskFull(error.message) ?? `The build failed:\n${error.message}`)
    })
    .finally(() => esbuild.stop())
}

/**
 * @param {number} exitCode
 * @param {string} output
 */
function explain(exitCode, output) {
  if (exitCode > 128) return ''
  return diskFull(output) ?? `${output}\nThe build failed; its output is above.`.trim()
}
