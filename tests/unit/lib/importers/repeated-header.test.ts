import { expect, it } from 'vitest'
import { named, read } from './reading'

it.each([
  ['the same columns', 'Title,Artist'],
  ['other columns', 'Artist,Album,Title'],
  ['other spellings', 'trackName,artist_name'],
])('a header that comes again with %s is no song', async (_, header) => {
  const row = header.split(',').map((heading) => (/a[lr]/i.test(heading) ? 'Heat' : 'Sun'))
  const { tracks, skips } = await read(`Title,Artist\nFog,Rain\n${header}\n${row.join(',')}\n`)
  expect(named(tracks)).toEqual(['Rain: Fog', 'Heat: Sun'])
  expect(skips).toEqual([])
})

it('a song that is called like a heading is a song', async () => {
  const { tracks } = await read('Title,Artist,Album\nTitle,Rain,Air\n')
  expect(named(tracks)).toEqual(['Rain: Title'])
})
