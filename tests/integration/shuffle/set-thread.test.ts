import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { expect, it } from 'vitest'
import { buildSet } from '@/lib/services/shuffle/build-set'
import { buildSetInThread, MAX_INLINE_TRACKS } from '@/lib/services/shuffle/set-thread'
import { bundleOptions } from '../../../scripts/setup/bundles.mjs'

const COUNT = MAX_INLINE_TRACKS + 1_000

it('builds a large set in a thread without blocking, with the same result', async () => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'riffle-thread-')), 'build-set-worker.mjs')
  await build({
    ...(bundleOptions as BuildOptions),
    entryPoints: ['lib/services/shuffle/build-set.ts'],
    outfile,
    sourcemap: false,
  })
  const work = {
    tracks: Array.from({ length: COUNT }, (_, index) => ({ artists: [`a${index % 900}`] })),
    daysUnheard: [],
    artistNames: new Map([['a1', 'Somebody']]),
    options: { seed: 'thread', set: 0, mode: 'balanced' as const },
  }
  let timerTicks = 0
  const ticking = setInterval(() => timerTicks++, 1)
  const { order, reasons } = await buildSetInThread(work, outfile)
  clearInterval(ticking)
  const here = buildSet(work)
  expect(Array.from(order)).toEqual(Array.from(here.order))
  expect(Buffer.from(reasons).equals(Buffer.from(here.reasons))).toBe(true)
  expect(timerTicks).toBeGreaterThan(5)
})
