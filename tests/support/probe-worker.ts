import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { bundleOptions } from '../../scripts/setup/bundles.mjs'

/** Bundles the thread that looks at files, as a build does, for as long as `work` takes. */
export async function withProbeWorker(work: (worker: string) => Promise<void>): Promise<void> {
  mkdirSync('dist', { recursive: true })
  const folder = mkdtempSync(join(process.cwd(), 'dist', 'test-'))
  const outfile = join(folder, 'probe-worker.mjs')
  try {
    await build({
      ...(bundleOptions as BuildOptions),
      entryPoints: ['lib/audio/probe/worker.ts'],
      outfile,
      sourcemap: false,
    })
    await work(outfile)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
