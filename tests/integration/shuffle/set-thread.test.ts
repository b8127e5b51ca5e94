import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'
import { expect, it } from 'vitest'
import { createSetInThread, MAX_INLINE_TRACKS } from '@/lib/services/shuffle/set-thread'
import { createSet } from '@/lib/services/shuffle/set-worker'
import { buildTrackList } from '@/lib/shuffle'
import { bundleOptions } from '../../../scripts/setup/bundles.mjs'

const COUNT = 10 * MAX_INLINE_TRACKS

it('builds a large set in a thread without blocking, with the same result', async () => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'riffle-thread-')), 'build-set-worker.mjs')
  await build({
    ...(bundleOptions as BuildOptions),
    entryPoints: ['lib/services/shuffle/set-worker.ts'],
    outfile,
    sourcemap: false,
  })
  const work = {
    kind: 'build' as const,
    list: buildTrackList(
      Array.from({ length: COUNT }, (_, index) => ({ artists: [`a${index % 900}`] })),
    ),
    daysUnheard: new Float64Array(COUNT).fill(Number.NaN),
    artistNames: new Map([['a1', 'Somebody']]),
    options: { seed: 'thread', set: 0, mode: 'balanced' as const },
  }
  let timerTicks = 0
  const ticking = setInterval(() => timerTicks++, 1)
  const { order, reasons } = await createSetInThread(work, outfile)
  clearInterval(ticking)
  const here = createSet(work)
  expect(Array.from(order)).toEqual(Array.from(here.order))
  expect(Buffer.from(reasons).equals(Buffer.from(here.reasons))).toBe(true)
  expect(timerTicks).toBeGreaterThan(5)
})
