import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SKIP_DELAY_MS } from '@/components/player/engine/unplayable-tracks'
import { aSong, aVideoPlayer, begin, nothing, video } from '@/tests/support/dom/video-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const chosen = (turn: number) => aSong(turn, video('chosen', 'yours'))

describe('a video that the listener chooses in a list', () => {
  it('plays instead of the one that a search has found before', async () => {
    const { player, loaded } = aVideoPlayer()
    await begin(player)
    player.prepare([aSong(2, nothing)])
    await vi.advanceTimersByTimeAsync(1)
    player.updateSong(chosen(2))
    await player.next()
    expect(loaded.at(-1)).toBe('chosen')
  })

  it('plays instead of the one that a running search finds', async () => {
    const { player, loaded, delaySearch } = aVideoPlayer()
    await begin(player)
    const release = delaySearch()
    player.prepare([aSong(2, nothing)])
    player.updateSong(chosen(2))
    release()
    await vi.advanceTimersByTimeAsync(1)
    await player.next()
    expect(loaded.at(-1)).toBe('chosen')
  })

  it('plays at once if its song plays, and is left again by an undo', async () => {
    const { player, loaded } = aVideoPlayer(video('first'))
    await begin(player)
    player.updateSong(chosen(1))
    expect(loaded).toEqual(['first', 'chosen'])
    player.updateSong(aSong(1, video('first')))
    expect(loaded).toEqual(['first', 'chosen', 'first'])
  })

  it('is loaded by the next resume if its song is paused', async () => {
    const { player, loaded } = aVideoPlayer(video('first'))
    await begin(player)
    player.pause()
    player.updateSong(chosen(1))
    expect(loaded).toEqual(['first'])
    player.resume()
    expect(loaded).toEqual(['first', 'chosen'])
  })

  it('keeps its song from being skipped as one that cannot play, also after a dialog', async () => {
    const { player, loaded } = aVideoPlayer(nothing, { state: 'nothing_found', playback: nothing })
    await begin(player)
    player.hold(true)
    player.updateSong(chosen(1))
    expect(loaded).not.toContain('chosen')
    expect(player.state.getState().status).toBe('paused')
    player.hold(false)
    player.resume()
    await vi.advanceTimersByTimeAsync(SKIP_DELAY_MS + 1)
    expect(loaded.at(-1)).toBe('chosen')
    expect(player.state.getState().status).toBe('playing')
  })

  it('plays a song at once that could not play', async () => {
    const { player, loaded } = aVideoPlayer(nothing, { state: 'nothing_found', playback: nothing })
    await begin(player)
    player.updateSong(chosen(1))
    expect(loaded.at(-1)).toBe('chosen')
    await vi.advanceTimersByTimeAsync(SKIP_DELAY_MS + 1)
    expect(player.state.getState().current?.turn).toBe(1)
  })

  it('does not interrupt a song whose other details change', async () => {
    const { player, loaded } = aVideoPlayer(video('first'))
    await begin(player)
    player.updateSong({ ...aSong(1, video('other')), title: 'Renamed' })
    expect(loaded).toEqual(['first'])
    expect(player.state.getState().current?.track.song.title).toBe('Renamed')
  })
})
