import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import {
  MAX_SONGS_WITHOUT_RECORDING,
  songsWithoutRecordingQuery,
} from '@/lib/client/songs-without-recording'
import { stubApi } from '@/tests/support/dom/api'
import { silentTrack } from '@/tests/support/dom/videos'

test('lists are not read once the most songs are found', async () => {
  const titles = Array.from({ length: MAX_SONGS_WITHOUT_RECORDING + 1 }, (_, at) => `Song ${at}`)
  const requests = stubApi({
    'GET /playlists/*/tracks': () => ({ data: titles.map(silentTrack), nextCursor: 'next' }),
  })
  const client = new QueryClient()
  const songs = await client.fetchQuery(songsWithoutRecordingQuery(client, ['evening', 'morning']))
  expect(songs).toHaveLength(MAX_SONGS_WITHOUT_RECORDING)
  expect(requests).toHaveLength(1)
})
