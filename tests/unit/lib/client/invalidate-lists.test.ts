import { QueryClient, type QueryKey } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { coverQuery, orderQuery, playlistsQuery, tracksQuery } from '@/lib/client/list-queries'
import { songsQuery, waveformQuery } from '@/lib/client/songs'
import { candidatesQuery } from '@/lib/client/videos'

it('marks the queries of lists as stale, and no others', () => {
  const client = new QueryClient()
  const ofLists: QueryKey[] = [
    songsQuery({ q: 'a' }),
    tracksQuery('a list'),
    tracksQuery('liked'),
    orderQuery('a list', 0),
    playlistsQuery(),
    coverQuery({ id: 'a list', version: 1 }),
  ].map(({ queryKey }) => queryKey)
  const others: QueryKey[] = [waveformQuery('a song'), candidatesQuery('a song')].map(
    ({ queryKey }) => queryKey,
  )
  for (const key of [...ofLists, ...others]) client.setQueryData(key, {})
  invalidateLists(client)
  const isStale = (key: QueryKey) => client.getQueryState(key)?.isInvalidated
  expect(ofLists.map(isStale)).toEqual(ofLists.map(() => true))
  expect(others.map(isStale)).toEqual(others.map(() => false))
})
