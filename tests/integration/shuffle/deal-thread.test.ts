import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { expect, it } from 'vitest'
import { deal, LARGE } from '@/lib/services/shuffle/deal-thread'
import { dealWork } from '@/lib/services/shuffle/deal-work'
import { bundleOptions } from '../../../scripts/setup/bundles.mjs'

const COUNT = LARGE + 1_000

it('builds a large set in a thread without blocking, with the same result', async () => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'riffle-thread-')), 'deal-worker.mjs')
  await build({
    ...(bundleOptions as BuildOptions),
    entryPoints: ['lib/services/shuffle/deal-work.ts'],
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
  const { order, reasons } = await deal(work, outfile)
  clearInterval(ticking)
  const here = dealWork(work)
  expect(Array.from(order)).toEqual(Array.from(here.order))
  expect(Buffer.from(reasons).equals(Buffer.from(here.reasons))).toBe(true)
  expect(timerTicks).toBeGreaterThan(5)
})
