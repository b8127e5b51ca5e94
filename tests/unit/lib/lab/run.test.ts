import { describe, expect, test } from 'vitest'
import type { Dealing } from '@/lib/lab/algorithms'
import { demoList } from '@/lib/lab/demo-list'
import type { LabTrack } from '@/lib/lab/lab-track'
import { type Found, runLab } from '@/lib/lab/run'
import { SHAPE_NAMES, type Shape } from '@/lib/lab/shape-names'

const SHAPES = Object.keys(SHAPE_NAMES) as Shape[]
const dealing: Dealing = { seed: 'k7mq2x', mode: 'balanced', spacing: 'normal' }

async function found(tracks: readonly LabTrack[], options = dealing): Promise<Found[]> {
  const all: Found[] = []
  for await (const one of runLab(tracks, options, async () => {})) all.push(one)
  return all
}

const runs = (all: Found[]) => all.filter((one) => one.kind === 'run')
const orders = (all: Found[]) => runs(all).map(({ run }) => [...run.first, ...run.second])

describe.each(SHAPES)('%s', (shape) => {
  test('has 120 tracks in blocks of one artist, the same every time', () => {
    const tracks = demoList(shape)
    const main = tracks.map(({ artists }) => artists[0])
    const blocks = main.filter((artist, at) => artist !== main[at - 1])
    expect(tracks).toHaveLength(120)
    expect(new Set(blocks).size).toBe(blocks.length)
    expect(demoList(shape)).toEqual(tracks)
  })

  test('comes out of Riffle without an avoidable clash, and no track within half a list', async () => {
    const { run } = runs(await found(demoList(shape))).find(({ id }) => id === 'riffle')!
    expect(run.avoidable).toBe(0)
    expect(run.early).toBe(0)
    expect(run.soonest).toBeGreaterThanOrEqual(60)
  })
})

test('the same seed gives the same orders, another seed others, by every algorithm', async () => {
  const tracks = demoList('zipf')
  const [one, same, other] = await Promise.all([
    found(tracks),
    found(tracks),
    found(tracks, { ...dealing, seed: 'k7mq2y' }),
  ])
  expect(orders(same)).toEqual(orders(one))
  for (const [at, order] of orders(other).entries()) expect(order).not.toEqual(orders(one)[at])
})

test('every algorithm plays every track once a set', async () => {
  for (const { run } of runs(await found(demoList('many-features')))) {
    expect(new Set(run.first).size).toBe(120)
    expect(new Set(run.second).size).toBe(120)
  }
})

test('says how many repeats the list forces', async () => {
  const [facts] = await found(demoList('dominant-60'))
  expect(facts).toEqual({ kind: 'facts', facts: { tracks: 120, artists: 21, unavoidable: 23 } })
})

test('plain random clashes on average where Riffle never does', async () => {
  const all = await found(demoList('ten-each'))
  const means = new Map(
    all.flatMap((one) => (one.kind === 'means' ? [[one.id, one.means] as const] : [])),
  )
  expect(means.get('riffle')).toMatchObject({ avoidable: 0 })
  expect(means.get('fisher-yates')!.avoidable).toBeGreaterThan(5)
  expect(means.get('fisher-yates')!.gapVariation).toBeGreaterThan(0.5)
})

test('goes no further once the page has left', async () => {
  const stopped = runLab(demoList('zipf'), dealing, async () => {
    throw new Error('left')
  })
  await stopped.next()
  await stopped.next()
  await expect(stopped.next()).rejects.toThrow('left')
})
