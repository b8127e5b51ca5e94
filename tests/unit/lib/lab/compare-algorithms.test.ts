import { describe, expect, test } from 'vitest'
import { compareAlgorithms, type Result } from '@/lib/lab/compare-algorithms'
import { buildDemoList } from '@/lib/lab/demo-list'
import { DEMO_SHAPES } from '@/lib/lab/demo-shapes'
import type { LabTrack } from '@/lib/lab/lab-list'
import type { RunOptions } from '@/lib/lab/shuffle-sets'

const OPTIONS: RunOptions = { seed: 'k7mq2x', mode: 'balanced', spacing: 'normal' }

async function resultsOf(tracks: readonly LabTrack[], options = OPTIONS): Promise<Result[]> {
  const results: Result[] = []
  for await (const result of compareAlgorithms(tracks, options, async () => {}))
    results.push(result)
  return results
}

const runsIn = (results: Result[]) => results.filter((result) => result.kind === 'run')
const ordersIn = (results: Result[]) =>
  runsIn(results).map(({ run }) => [...run.first, ...run.second])

describe.each(DEMO_SHAPES)('%s', (shape) => {
  test('has the same 120 tracks every time, grouped by artist', () => {
    const tracks = buildDemoList(shape)
    const main = tracks.map(({ artists }) => artists[0])
    const blocks = main.filter((artist, at) => artist !== main[at - 1])
    expect(tracks).toHaveLength(120)
    expect(new Set(blocks).size).toBe(blocks.length)
    expect(buildDemoList(shape)).toEqual(tracks)
  })

  test('has no avoidable clash and no early return under Riffle', async () => {
    const runs = runsIn(await resultsOf(buildDemoList(shape)))
    const riffle = runs.find(({ id }) => id === 'riffle')?.run
    expect(riffle).toMatchObject({ avoidableClashes: 0, earlyReturns: 0 })
    expect(riffle?.shortestReturn).toBeGreaterThanOrEqual(60)
  })
})

test('every algorithm gives the same orders for the same seed, and others for another', async () => {
  const tracks = buildDemoList('zipf')
  const [first, same, other] = await Promise.all([
    resultsOf(tracks),
    resultsOf(tracks),
    resultsOf(tracks, { ...OPTIONS, seed: 'k7mq2y' }),
  ])
  const orders = ordersIn(first)
  expect(ordersIn(same)).toEqual(orders)
  for (const [index, order] of ordersIn(other).entries()) expect(order).not.toEqual(orders[index])
})

test('every algorithm plays each track once per set', async () => {
  for (const { run } of runsIn(await resultsOf(buildDemoList('many-features')))) {
    expect(new Set(run.first).size).toBe(120)
    expect(new Set(run.second).size).toBe(120)
  }
})

test('the first result is the size of the list and its lower bound of clashes', async () => {
  const [facts] = await resultsOf(buildDemoList('dominant-60'))
  expect(facts).toEqual({
    kind: 'facts',
    facts: { trackCount: 120, artistCount: 21, minClashes: 23 },
  })
})

test('plain random has avoidable clashes on average, Riffle has none', async () => {
  const results = await resultsOf(buildDemoList('ten-each'))
  const means = new Map(
    results.flatMap((result) => (result.kind === 'means' ? [[result.id, result.means]] : [])),
  )
  expect(means.get('riffle')).toMatchObject({ avoidableClashes: 0 })
  expect(means.get('fisher-yates')?.avoidableClashes).toBeGreaterThan(5)
  expect(means.get('fisher-yates')?.gapVariation).toBeGreaterThan(0.5)
})

test('no further result is computed after the time slicer has thrown', async () => {
  const results = compareAlgorithms(buildDemoList('zipf'), OPTIONS, async () => {
    throw new Error('aborted')
  })
  await results.next()
  await results.next()
  await expect(results.next()).rejects.toThrow('aborted')
})
