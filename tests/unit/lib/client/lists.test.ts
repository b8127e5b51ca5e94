import { QueryClient, type QueryKey } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { coverQuery, orderQuery, playlistsQuery, tracksQuery } from '@/lib/client/list-queries'
import { forgetLists } from '@/lib/client/lists'
import { songsQuery, waveformQuery } from '@/lib/client/songs'
import { candidatesQuery } from '@/lib/client/videos'

it('has all that is read from lists read anew, and nothing else', () => {
  const client = new QueryClient()
  const read: QueryKey[] = [
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
  for (const key of [...read, ...others]) client.setQueryData(key, {})
  forgetLists(client)
  const isForgotten = (key: QueryKey) => client.getQueryState(key)?.isInvalidated
  expect(read.map(isForgotten)).toEqual(read.map(() => true))
  expect(others.map(isForgotten)).toEqual(others.map(() => false))
})
