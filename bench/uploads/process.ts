import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { bundleOptions } from '../../scripts/setup/bundles.mjs'

export type ServerProcess = {
  base: string
  rssMb: () => Promise<number>
  stop: () => Promise<void>
}

/** Bundles and starts the API with embedded stores and the probe thread, as a build does. */
export async function startServer(): Promise<ServerProcess> {
  mkdirSync('dist/dev', { recursive: true })
  const [data, bundles] = [
    mkdtempSync(join(tmpdir(), 'riffle-bench-')),
    mkdtempSync(join('dist', 'bench-')),
  ]
  await build({
    ...(bundleOptions as object),
    entryPoints: {
      server: 'bench/uploads/server.ts',
      '../dev/probe-worker': 'lib/audio/probe/worker.ts',
    },
    outdir: bundles,
    sourcemap: false,
  })
  const child = fork(join(bundles, 'server.js'), {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      DATA_DIR: data,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'silent',
      UPLOAD_FILES_PER_DAY: '100000',
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port } = await nextMessage<{ port: number }>(child)
  return {
    base: `http://127.0.0.1:${port}/api/v1`,
    rssMb: async () => {
      child.send('memory')
      return (await nextMessage<{ rss: number }>(child)).rss / 2 ** 20
    },
    stop: async () => {
      child.kill('SIGKILL')
      await once(child, 'close')
      for (const folder of [data, bundles]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

const nextMessage = async <Message>(child: ChildProcess) =>
  (await once(child, 'message'))[0] as Message
