import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { type SongChoice, songsQuery } from '@/lib/client/songs'
import { songs } from '@/lib/contract/songs'

afterEach(() => vi.unstubAllGlobals())

/** Runs the query of a choice; returns the parameters of the request that it sends. */
async function requestOf(choice: SongChoice): Promise<Record<string, string>> {
  const fetched = vi.fn(async () =>
    Response.json({ data: [], nextCursor: null, spelling: 'as_typed' }),
  )
  vi.stubGlobal('fetch', fetched)
  await new QueryClient().fetchInfiniteQuery(songsQuery(choice))
  const [url] = fetched.mock.calls[0] as unknown as [string]
  return Object.fromEntries(new URL(url, 'http://localhost').searchParams)
}

it.each([
  { q: '', sort: '-createdAt' },
  { q: '', genre: '', artist: '', album: '' },
  { q: undefined },
  {},
] satisfies SongChoice[])('an empty field is not sent: %j', async (choice) => {
  const query = await requestOf(choice)
  expect(query).toEqual({ ...('sort' in choice ? { sort: choice.sort } : {}), limit: '100' })
  expect(songs.list.query.safeParse(query).success).toBe(true)
})

it('a field with a value is sent as it is', async () => {
  const query = await requestOf({ q: 'midnight fer', liked: 'true', source: 'file' })
  expect(query).toEqual({ q: 'midnight fer', liked: 'true', source: 'file', limit: '100' })
})

it('an empty search shares its pages with no search', () => {
  const hash = (choice: SongChoice) => JSON.stringify(songsQuery(choice).queryKey)
  expect(hash({ q: '', sort: 'title' })).toBe(hash({ sort: 'title' }))
})
