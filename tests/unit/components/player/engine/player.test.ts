import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MAX_UNPLAYABLE_IN_ROW, SKIP_DELAY_MS } from '@/components/player/engine/unplayable-tracks'
import {
  aPlayer,
  aTrack,
  audio,
  nothing,
  queueTracks,
  settle,
  source,
  titleOf,
} from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the player', () => {
  it('plays the next step of the list and loads the following ones', async () => {
    const { player } = aPlayer()
    await player.start(source)
    await settle()
    expect(titleOf(player)).toBe('track 1')
    expect(player.state.getState().status).toBe('playing')
    expect(player.state.getState().upcoming.map((step) => step.turn)).toEqual([2, 3, 4, 5, 6])
  })

  it('plays a known step at once, before the response of the server', async () => {
    const { player } = aPlayer()
    await player.start(source)
    await settle()
    void player.next()
    expect(titleOf(player)).toBe('track 2')
    expect(player.state.getState().upcoming[0]?.turn).toBe(3)
  })

  it('requests the turn after the current one, so that repeated calls skip no track', async () => {
    const { player, requestedAfter } = aPlayer()
    await player.start(source)
    await settle()
    void player.next()
    void player.next()
    void player.next()
    await settle()
    expect(requestedAfter).toEqual([undefined, 1, 2, 3])
    expect(titleOf(player)).toBe('track 4')
  })

  it('goes back to the tracks that played, out-of-order ones included', async () => {
    const { player } = aPlayer()
    await player.start(source)
    player.playOutOfOrder(source, aTrack('out of order'))
    await player.next()
    expect(titleOf(player)).toBe('track 2')
    await player.previous()
    expect(titleOf(player)).toBe('out of order')
    await player.previous()
    expect(titleOf(player)).toBe('track 1')
  })

  it('goes back to the start of a track that has played for some seconds', async () => {
    const { player, events } = aPlayer()
    await player.start(source)
    await player.next()
    events().onProgress({ positionMs: 20_000, durationMs: 60_000 })
    await player.previous()
    expect(titleOf(player)).toBe('track 2')
    expect(player.progress.getState().positionMs).toBe(0)
  })

  it('plays the queue, then continues the set at the same position', async () => {
    const { player, requestedAfter } = aPlayer()
    await player.start(source)
    await settle()
    queueTracks(player, [aTrack('first queued'), aTrack('second queued')])
    await player.next()
    expect(titleOf(player)).toBe('first queued')
    await player.next()
    expect(titleOf(player)).toBe('second queued')
    await player.next()
    expect(titleOf(player)).toBe('track 2')
    expect(requestedAfter).toEqual([undefined, 1])
  })

  it('records finished and skipped tracks, but none that was never heard', async () => {
    const { player, plays, events } = aPlayer()
    await player.start(source)
    for (const positionMs of [250, 500, 1_500])
      events().onProgress({ positionMs, durationMs: 60_000 })
    player.seek(59_000)
    events().onProgress({ positionMs: 60_000, durationMs: 60_000 })
    events().onEnded()
    await settle()
    events().onProgress({ positionMs: 900, durationMs: 60_000 })
    await player.next()
    await player.next()
    expect(plays.map(({ songId, outcome, playedMs }) => [songId, outcome, playedMs])).toEqual([
      ['song of track 1', 'finished', 2_500],
      ['song of track 2', 'skipped', 900],
    ])
  })

  it('shows why a track cannot be played, and skips it after three seconds', async () => {
    const { player } = aPlayer({ playback: nothing })
    await player.start(source)
    await settle()
    expect(player.state.getState().status).toBe('unplayable')
    expect(player.state.getState().problem).toEqual({
      kind: 'unplayable',
      problem: { code: 'no_recording' },
      hasStopped: false,
    })
    await vi.advanceTimersByTimeAsync(SKIP_DELAY_MS - 10)
    expect(titleOf(player)).toBe('track 1')
    await vi.advanceTimersByTimeAsync(20)
    expect(titleOf(player)).toBe('track 2')
  })

  it('stops after several tracks in a row that cannot be played', async () => {
    const { player } = aPlayer({ playback: nothing, upcoming: 50 })
    await player.start(source)
    await vi.advanceTimersByTimeAsync(SKIP_DELAY_MS * 40)
    expect(player.state.getState().current?.turn).toBe(MAX_UNPLAYABLE_IN_ROW)
    expect(player.state.getState().problem).toMatchObject({ hasStopped: true })
  })

  it('restores the turn and the position after a reload, without playing', async () => {
    const { player, loaded } = aPlayer()
    await player.restore(source, 7, 31_000)
    expect(titleOf(player)).toBe('track 7')
    expect(player.state.getState().status).toBe('paused')
    expect(player.progress.getState().positionMs).toBe(31_000)
    expect(loaded).toEqual([])
    player.resume()
    expect(loaded).toEqual([audio])
    expect(player.progress.getState().positionMs).toBe(31_000)
  })

  it('ignores the response to an outdated request', async () => {
    const { player } = aPlayer()
    const first = player.start(source)
    const second = player.start({ list: 'morning', name: 'Morning' })
    await Promise.all([first, second])
    expect(player.state.getState().current?.source.list).toBe('morning')
  })
})

it('stops when it is disposed, and opens new outputs when it plays again', async () => {
  const { player, loaded, disposed } = aPlayer()
  const started = player.start(source)
  player.dispose()
  await started
  expect(loaded, 'the response is outdated').toEqual([])
  await player.start(source)
  player.dispose()
  expect(disposed).toEqual([1])
  player.resume()
  expect(loaded).toHaveLength(2)
  expect(player.state.getState().status).toBe('playing')
  player.dispose()
  expect(disposed).toEqual([1, 2])
})
