import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { STALE_MS } from '@/components/player/engine/catch-up'
import { aPlayer, aTrack, queueTracks, source, titleOf } from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A tab that is paused at turn 2 while the session is at `turn`. */
async function pausedTab(turn: number) {
  const asked = vi.fn(async () => turn)
  const created = aPlayer({ api: { turn: asked } })
  const { player } = created
  await player.start(source)
  await player.next()
  player.pause()
  return { ...created, asked }
}

describe('a tab that was left alone', () => {
  it('shows the turn of a device that has played further, without playing', async () => {
    const { player, plays } = await pausedTab(7)
    await player.catchUp()
    expect(titleOf(player)).toBe('track 7')
    expect(player.state.getState().status).toBe('paused')
    expect(plays).toEqual([])
    await player.previous()
    expect(titleOf(player)).toBe('track 2')
  })

  it('does so before it plays and before its next track, after half a minute', async () => {
    const { player, asked } = await pausedTab(7)
    await vi.advanceTimersByTimeAsync(STALE_MS + 1)
    player.resume()
    await vi.advanceTimersByTimeAsync(1)
    expect(titleOf(player)).toBe('track 7')
    expect(player.state.getState().status).toBe('playing')
    player.pause()
    asked.mockResolvedValue(9)
    await vi.advanceTimersByTimeAsync(STALE_MS + 1)
    await player.next()
    expect(titleOf(player)).toBe('track 10')
  })

  it('stays where it is if no other device has played', async () => {
    const { player } = await pausedTab(2)
    await player.catchUp()
    expect(titleOf(player)).toBe('track 2')
    await player.previous()
    await player.catchUp()
    expect(titleOf(player), 'it went back by itself').toBe('track 1')
  })

  it('sends no request at a short pause, while it plays, or without the server', async () => {
    const { player, asked } = await pausedTab(7)
    player.resume()
    await player.catchUp()
    expect(asked).not.toHaveBeenCalled()
    player.pause()
    asked.mockRejectedValue(new Error('unreachable'))
    await player.catchUp()
    expect(titleOf(player)).toBe('track 2')
  })
})

it('shows changed details of a song at once, wherever it is shown', async () => {
  const { player } = aPlayer()
  await player.start(source)
  queueTracks(player, [aTrack('track 1')])
  const { song } = aTrack('track 1')
  player.updateSong({ ...song, title: 'Renamed' })
  const { current, queue, status } = player.state.getState()
  expect(current?.track.song.title).toBe('Renamed')
  expect(queue[0]?.song.title).toBe('Renamed')
  expect(status).toBe('playing')
})
