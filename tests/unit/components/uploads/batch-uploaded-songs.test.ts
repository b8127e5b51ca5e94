import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AudioQueue } from '@/components/uploads/audio-queue'
import { batchUploadedSongs, groupByPlaylist } from '@/components/uploads/batch-uploaded-songs'
import { createTransfers } from '@/tests/support/dom/transfers'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function startUploads(names: string[]) {
  const { sent, send } = createTransfers()
  const queue = new AudioQueue(send)
  const batches: string[][] = []
  const end = batchUploadedSongs(queue, (songs) => batches.push(songs.map(({ songId }) => songId)))
  queue.add(names.map((name) => new File(['x'], name)))
  return { sent, batches, end }
}

const settled = () => vi.advanceTimersByTimeAsync(0)

describe('uploaded songs', () => {
  test('are delivered together when no other upload is active', async () => {
    const { sent, batches } = startUploads(['a', 'b', 'c'])
    sent[0]?.succeed('song-0')
    await settled()
    sent[1]?.succeed('song-1')
    await settled()
    expect(batches).toEqual([])
    sent[2]?.fail(new Error('No.'))
    await settled()
    expect(batches).toEqual([['song-0', 'song-1']])
  })

  test('wait for others for at most a second', async () => {
    const { sent, batches } = startUploads(['a', 'b', 'c'])
    sent[0]?.succeed('song-0')
    await vi.advanceTimersByTimeAsync(600)
    sent[1]?.succeed('song-1')
    await vi.advanceTimersByTimeAsync(300)
    expect(batches).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(batches).toEqual([['song-0', 'song-1']])
  })

  test('are delivered at the end, and none afterwards', async () => {
    const { sent, batches, end } = startUploads(['a', 'b'])
    sent[0]?.succeed('song-0')
    await settled()
    end()
    expect(batches).toEqual([['song-0']])
    sent[1]?.succeed('song-1')
    await vi.advanceTimersByTimeAsync(5_000)
    expect(batches).toEqual([['song-0']])
  })
})

test('songs are grouped by playlist and by whether they are new, without those of none', () => {
  const songs = [
    { songId: 'a', playlistId: 'one', isKnown: false },
    { songId: 'b', isKnown: false },
    { songId: 'c', playlistId: 'two', isKnown: false },
    { songId: 'd', playlistId: 'one', isKnown: false },
    { songId: 'e', playlistId: 'one', isKnown: true },
  ]
  expect(groupByPlaylist(songs)).toEqual([
    { playlistId: 'one', songIds: ['a', 'd'], isKnown: false },
    { playlistId: 'two', songIds: ['c'], isKnown: false },
    { playlistId: 'one', songIds: ['e'], isKnown: true },
  ])
})
