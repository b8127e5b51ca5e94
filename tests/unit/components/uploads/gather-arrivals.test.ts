import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AudioQueue } from '@/components/uploads/audio-queue'
import { byPlaylist, gatherArrivals } from '@/components/uploads/gather-arrivals'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function sending(names: string[]) {
  const ends: { arrive: () => void; fail: () => void }[] = []
  const queue = new AudioQueue(() => {
    const { promise, resolve, reject } = Promise.withResolvers<{ songId: string }>()
    const songId = `song-${ends.length}`
    ends.push({ arrive: () => resolve({ songId }), fail: () => reject(new Error('No.')) })
    const nothing = () => {}
    return {
      ended: promise,
      canPause: () => false,
      pause: nothing,
      resume: nothing,
      cancel: nothing,
    }
  })
  const told: string[][] = []
  const end = gatherArrivals(queue, (all) => told.push(all.map(({ songId }) => songId)))
  queue.add(names.map((name) => new File(['x'], name)))
  return { ends, told, end }
}

const settled = () => vi.advanceTimersByTimeAsync(0)

it('hands songs on together once nothing else is on its way', async () => {
  const { ends, told } = sending(['a', 'b', 'c'])
  ends[0]?.arrive()
  await settled()
  ends[1]?.arrive()
  await settled()
  expect(told).toEqual([])
  ends[2]?.fail()
  await settled()
  expect(told).toEqual([['song-0', 'song-1']])
})

it('waits a second for others, and no longer', async () => {
  const { ends, told } = sending(['a', 'b', 'c'])
  ends[0]?.arrive()
  await vi.advanceTimersByTimeAsync(600)
  ends[1]?.arrive()
  await vi.advanceTimersByTimeAsync(399)
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(told).toEqual([['song-0', 'song-1']])
  await vi.advanceTimersByTimeAsync(5_000)
  ends[2]?.arrive()
  await settled()
  expect(told).toEqual([['song-0', 'song-1'], ['song-2']])
})

it('hands on what it has when it ends, and nothing afterwards', async () => {
  const { ends, told, end } = sending(['a', 'b'])
  ends[0]?.arrive()
  await settled()
  end()
  expect(told).toEqual([['song-0']])
  ends[1]?.arrive()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(told).toEqual([['song-0']])
})

it('puts the songs of a playlist together, and leaves those of none out', () => {
  const arrivals = [
    { songId: 'a', playlistId: 'one' },
    { songId: 'b' },
    { songId: 'c', playlistId: 'two' },
    { songId: 'd', playlistId: 'one' },
  ]
  expect([...byPlaylist(arrivals)]).toEqual([
    ['one', ['a', 'd']],
    ['two', ['c']],
  ])
})
