import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { EMBEDDED_FOLDER } from '@/db/pglite'
import { aLargePlaylist } from '@/tests/support/large-list'
import { bundleOptions } from '../../scripts/setup/bundles.mjs'
import { forkCase } from '../fork-case'
import { BENCH_SETTINGS } from '../settings'
import { type Client, openDirectly, openInThread } from './clients'
import { type Figures, measure } from './measure'

// node scripts/run.mjs bench/pglite-thread/main.ts [--tracks 60000]: the embedded database in the thread
// of the server, as it is, and in a thread of its own: latency, delay of the event loop and memory.
const { values } = parseArgs({ options: { tracks: { type: 'string', default: '60000' } } })

type Case = { folder: string; thread: string | null }

if (process.send) {
  const [{ folder, thread }] = (await once(process, 'message')) as [Case]
  const client: Client = thread ? await openInThread(folder, thread) : await openDirectly(folder)
  process.send(await measure(client))
  await client.close()
  process.exit(0)
}

const folder = mkdtempSync(join(tmpdir(), 'riffle-bench-thread-'))
const bundles = mkdtempSync(join('dist', 'bench-'))
try {
  await build({
    ...(bundleOptions as object),
    entryPoints: { thread: 'bench/pglite-thread/thread.ts' },
    outdir: bundles,
    sourcemap: false,
  })
  await fill()
  const direct = await runInProcess(null)
  const threaded = await runInProcess(resolve(bundles, 'thread.js'))
  console.table(
    Object.fromEntries(
      Object.entries(direct).map(([name, value]) => {
        const other = threaded[name] ?? Number.NaN
        const cells = { 'same thread': value.toFixed(2), 'own thread': other.toFixed(2) }
        return [name, { ...cells, ratio: (other / value).toFixed(2) }]
      }),
    ),
  )
} finally {
  for (const path of [folder, bundles]) rmSync(path, { recursive: true, force: true })
}

async function fill(): Promise<void> {
  Object.assign(process.env, { ...BENCH_SETTINGS, NODE_ENV: 'development', DATA_DIR: folder })
  const { db } = await import('@/db')
  await db.open()
  const email = 'bench@example.org'
  const { id } = await db.users.create({ email, displayName: 'Bench', passwordHash: '' })
  await aLargePlaylist(id, Number(values.tracks))
  await db.close()
}

// Each in a process of its own, for its memory, and with its own copy of the database.
async function runInProcess(thread: string | null): Promise<Figures> {
  const copy = join(folder, thread ? 'threaded' : 'direct')
  cpSync(join(folder, EMBEDDED_FOLDER), copy, { recursive: true })
  return forkCase<Figures>({ folder: copy, thread } satisfies Case)
}
