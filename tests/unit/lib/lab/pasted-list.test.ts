import { expect, test } from 'vitest'
import { MAX_PASTED_TRACKS, parsePastedList } from '@/lib/lab/pasted-list'

test('a line is parsed as artist and title', async () => {
  const { tracks, skipped } = await parsePastedList(
    'Tin Almanac - Before Monday\n\n2. Paper Ferry – Salt\n',
  )
  expect(tracks.map(({ artistNames, title }) => [artistNames, title])).toEqual([
    ['Tin Almanac', 'Before Monday'],
    ['Paper Ferry', 'Salt'],
  ])
  expect(skipped).toEqual([])
})

test('an artist is the same in any case, alone or featured', async () => {
  const { tracks } = await parsePastedList(
    'Tin Almanac - Salt\ntin almanac - Rain\nAda feat. TIN ALMANAC - Ice',
  )
  expect(tracks.map(({ artists }) => artists)).toEqual([
    ['tin almanac'],
    ['tin almanac'],
    ['ada', 'tin almanac'],
  ])
})

test('a line without a song is skipped, with its number and the reason', async () => {
  const { tracks, skipped } = await parsePastedList('Ada - Salt\njust some text\nAda - Rain')
  expect(tracks).toHaveLength(2)
  expect(skipped).toEqual([
    { line: 2, code: 'not_artist_title', params: {}, reason: 'not in the form "Artist - Title"' },
  ])
})

test('an empty text is an empty list', async () => {
  expect(await parsePastedList(' \n ')).toEqual({ tracks: [], skipped: [], isTruncated: false })
})

test('a list that is too long is truncated', async () => {
  const text = 'Ada - Salt\n'.repeat(MAX_PASTED_TRACKS + 1)
  const { tracks, isTruncated } = await parsePastedList(text)
  expect(tracks).toHaveLength(MAX_PASTED_TRACKS)
  expect(isTruncated).toBe(true)
})
