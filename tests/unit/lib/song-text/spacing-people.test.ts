import { expect, it } from 'vitest'
import { createPeopleFinder } from '@/lib/song-text/spacing-people'

const people = (artists: string[], title = 'Song') => [
  ...createPeopleFinder()(artists, title).values(),
]

it.each([
  'Anna & Bert',
  'Anna, Bert',
  'Anna / Bert',
  'Anna/Bert',
  'Anna x Bert',
  'Anna × Bert',
  'Anna vs. Bert',
  'Anna vs Bert',
  'Anna with Bert',
  'Anna + Bert',
  'Anna and Bert',
])('divides %s', (credit) => {
  expect(people([credit])).toEqual(['Anna', 'Bert'])
})

it.each([
  ['Song (feat. Bert)', ['Anna', 'Bert']],
  ['Song [ft. Bert & Carl]', ['Anna', 'Bert', 'Carl']],
  ['Song (with Bert)', ['Anna', 'Bert']],
  ['Song featuring Bert - Live', ['Anna', 'Bert']],
  ['Song feat. Bert (Remix)', ['Anna', 'Bert']],
  ['Song (feat. Anna)', ['Anna']],
  ['Song (Remix) [feat. Bert]', ['Anna', 'Bert']],
  ['Defeat. Featuring', ['Anna']],
  ['Left with Bert', ['Anna']],
  ['Song (feat. )', ['Anna']],
])('finds the guests of %s', (title, expected) => {
  expect(people(['Anna'], title)).toEqual(expected)
})

it.each(['AC/DC', 'Simon & Garfunkel', 'Earth, Wind & Fire', 'Tyler, The Creator'])(
  'keeps %s whole',
  (name) => {
    expect(people([name])).toEqual([name])
  },
)

it('has one key for all spellings of a name', () => {
  const find = createPeopleFinder()
  expect([...find(['Björk & The Anna'], '').keys()]).toEqual([
    ...find(['bjork', 'anna'], '').keys(),
  ])
})

it('has a person for a name of separators alone', () => {
  expect(people(['&'])).toEqual(['&'])
})
