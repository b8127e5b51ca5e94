import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { bundleOptions } from '../../scripts/setup/bundles.mjs'

/** Bundles the thread that listens to files, as a build does; answers where it lies. */
export async function buildAnalysisWorker(): Promise<string> {
  const outfile = join(mkdtempSync(join(process.cwd(), 'dist', 'test-')), 'analysis-worker.mjs')
  await build({
    ...(bundleOptions as BuildOptions),
    entryPoints: ['lib/audio/listen/worker.ts'],
    outfile,
    sourcemap: false,
  })
  return outfile
}
