import { expect, it } from 'vitest'
import { aUser, call, withApp } from '@/tests/support/app'
import { importFile } from '@/tests/support/library'
import { requestTurns, type Step } from '@/tests/support/shuffle-steps'

withApp()

const SETS = 5
const CREDITS = [
  ...['Anna', 'Anna & Bert', 'Anna, Dora', 'Anna / Emil', 'Anna x Fritz', 'Anna vs. Greta'],
  ...[
    'Anna with Hans',
    'Anna + Ida',
    'Anna and Jan',
    'Anna feat. Karl',
    'Lena & Anna',
    'Max x Anna',
  ],
]
const others = Array.from({ length: 24 }, (_, index) => [`Other ${index}`, `Artist ${index % 8}`])

const csvOf = (rows: string[][]) =>
  ['Title,Artist', ...rows.map(([title, artist]) => `${title},"${artist}"`)].join('\n')

/** Counts the neighbours in which a test finds the name. */
const countNeighbours = (steps: Step[], hasName: (step: Step) => boolean) =>
  steps.filter((step, index) => {
    const before = steps[index - 1]
    return before !== undefined && hasName(before) && hasName(step)
  }).length

async function playSets(rows: string[][]): Promise<Step[]> {
  const { token } = await aUser()
  const { playlists } = await importFile(token, csvOf(rows), 'mix.csv')
  const id = playlists[0]?.id ?? ''
  await call('POST', `/playlists/${id}/shuffle`, { token, body: { mode: 'balanced' } })
  return requestTurns(token, id, rows.length * SETS)
}

it('never plays an artist twice in a row, however the credits are written', async () => {
  const steps = await playSets([...CREDITS.map((credit, n) => [`By her ${n}`, credit]), ...others])
  expect(countNeighbours(steps, ({ track }) => track.song.title.startsWith('By her'))).toBe(0)
})

it('never plays an artist after being the guest of a title', async () => {
  const guests = Array.from({ length: 6 }, (_, n) => [`With him ${n} (feat. Bert)`, `Host ${n}`])
  const own = Array.from({ length: 6 }, (_, n) => [`With him ${n + 6}`, 'Bert'])
  const steps = await playSets([...guests, ...own, ...others])
  expect(countNeighbours(steps, ({ track }) => track.song.title.startsWith('With him'))).toBe(0)
})
