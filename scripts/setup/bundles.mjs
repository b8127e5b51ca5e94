import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { inside, root } from './place.mjs'

/** What is bundled into dist/, each under its own name: processes, threads, and scripts like migrations. */
export function entryPoints() {
  const processes = ['server.ts', 'worker.ts']
  const scripts = readdirSync(inside('scripts'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `scripts/${file}`)
  const named = [...processes, ...scripts].map((file) => [basename(file, '.ts'), file])
  const threads = {
    'demo-worker': 'lib/demo-music/render.ts',
    'deal-worker': 'lib/services/shuffle/deal-work.ts',
    'analysis-worker': 'lib/audio/listen/worker.ts',
    'probe-worker': 'lib/audio/probe/worker.ts',
  }
  return { ...Object.fromEntries(named), ...threads }
}

/**
 * esbuild's options for code that runs in Node: packages stay outside, our files go in.
 * @type {import('esbuild').BuildOptions & { absWorkingDir: string }}
 */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
  tsconfig: inside('tsconfig.json'),
  plugins: [serverOnlyIsEmpty()],
}

/** `server-only` guards Next's browser bundles; in a Node process it has nothing to guard. */
function serverOnlyIsEmpty() {
  return {
    name: 'server-only-is-empty',
    setup(build) {
      build.onResolve({ filter: /^server-only$/ }, () => ({
        path: 'server-only',
        namespace: 'empty',
      }))
      build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
    },
  }
}
