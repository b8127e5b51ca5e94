import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { inside, root } from './place.mjs'

/**
 * The entry points of the bundles in dist/ by the name of the bundle: processes, threads and scripts.
 * @returns {Record<string, string>}
 */
export function entryPoints() {
  const processes = ['server.ts', 'worker.ts']
  const scripts = readdirSync(inside('scripts'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `scripts/${file}`)
  const named = [...processes, ...scripts].map((file) => [basename(file, '.ts'), file])
  const threads = {
    'demo-worker': 'lib/demo-music/render.ts',
    'build-set-worker': 'lib/services/shuffle/set-worker.ts',
    'import-worker': 'lib/services/imports/count-rows.ts',
    'import-events-worker': 'lib/services/imports/send-events.ts',
    'analysis-worker': 'lib/audio/analyse-file/worker.ts',
    'probe-worker': 'lib/audio/probe/worker.ts',
  }
  return { ...Object.fromEntries(named), ...threads }
}

/**
 * The options of esbuild for code that runs in Node: packages are external, project files bundled.
 * @satisfies {import('esbuild').BuildOptions}
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

/**
 * Replaces `server-only`, which protects Next's browser bundles, by an empty module.
 * @returns {import('esbuild').Plugin}
 */
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
