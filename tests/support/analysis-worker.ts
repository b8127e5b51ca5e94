import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { bundleOptions } from '../../scripts/setup/bundles.mjs'

/** Bundles the analysis thread as a build does. Returns the path of the bundle. */
export async function buildAnalysisWorker(): Promise<string> {
  // Inside the project, so that its packages are found.
  const folder = join(process.cwd(), 'test-results', 'bundles')
  mkdirSync(folder, { recursive: true })
  const outfile = join(mkdtempSync(join(folder, 'thread-')), 'analysis-worker.mjs')
  await build({
    ...(bundleOptions as BuildOptions),
    entryPoints: ['lib/audio/analyse-file/worker.ts'],
    outfile,
    sourcemap: false,
  })
  return outfile
}
