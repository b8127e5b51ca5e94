import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { bundleOptions } from '../../scripts/setup/bundles.mjs'

/** Bundles the entry point of a thread as a build does, and removes the bundle after `work`. */
export async function withThreadBundle(
  entryPoint: string,
  work: (bundle: string) => Promise<void>,
): Promise<void> {
  mkdirSync('dist', { recursive: true })
  const folder = mkdtempSync(join(process.cwd(), 'dist', 'test-'))
  const outfile = join(folder, 'worker.mjs')
  try {
    await build({
      ...(bundleOptions as BuildOptions),
      entryPoints: [entryPoint],
      outfile,
      sourcemap: false,
    })
    await work(outfile)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
