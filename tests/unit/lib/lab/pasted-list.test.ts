import { expect, test } from 'vitest'
import { MOST_PASTED, readPasted } from '@/lib/lab/pasted-list'

test('a pasted line is read as artist and title', async () => {
  const { tracks, skipped } = await readPasted(
    'Tin Almanac - Before Monday\n\n2. Paper Ferry – Salt\n',
  )
  expect(tracks.map(({ by, title }) => [by, title])).toEqual([
    ['Tin Almanac', 'Before Monday'],
    ['Paper Ferry', 'Salt'],
  ])
  expect(skipped).toEqual([])
})

test('one artist is one artist, however it is spelled and whoever is with it', async () => {
  const { tracks } = await readPasted(
    'Tin Almanac - Salt\ntin almanac - Rain\nAda feat. TIN ALMANAC - Ice',
  )
  expect(tracks.map(({ artists }) => artists)).toEqual([
    ['tin almanac'],
    ['tin almanac'],
    ['ada', 'tin almanac'],
  ])
})

test('a line that is no song is named with its number and the reason', async () => {
  const { tracks, skipped } = await readPasted('Ada - Salt\njust some words\nAda - Rain')
  expect(tracks).toHaveLength(2)
  expect(skipped).toEqual([{ line: 2, reason: 'not in the form "Artist - Title"' }])
})

test('nothing pasted is an empty list', async () => {
  expect(await readPasted(' \n ')).toEqual({ tracks: [], skipped: [], isCut: false })
})

test('a text that is too long is cut, and says so', async () => {
  const text = 'Ada - Salt\n'.repeat(MOST_PASTED + 1)
  const { tracks, isCut } = await readPasted(text)
  expect(tracks).toHaveLength(MOST_PASTED)
  expect(isCut).toBe(true)
})
