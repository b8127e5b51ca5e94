import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '@/lib/client/api'
import { aDevice, closeDevices, playOn, queuedTitles, synced } from '@/tests/support/dom/device'
import { aSharedQueue, delayed, withOperations } from '@/tests/support/dom/local-queue'
import { aTrack, source, titleOf } from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  closeDevices()
})

describe('a device that plays', () => {
  it('sends the turn of its last visit if the server has no track', async () => {
    const shared = aSharedQueue()
    const slow = withOperations(shared, ({ find }) => ({ find: () => delayed(500, find) }))
    const { player } = aDevice('desk', slow)
    await player.restore(source, 3, 0)
    await synced()
    player.resume()
    await vi.advanceTimersByTimeAsync(6_000)
    expect(shared.read()).toMatchObject({ device: { id: 'desk' }, current: { turn: 3 } })
  })

  it('sends presses of next as one change', async () => {
    const shared = aSharedQueue()
    const { player } = await playOn('desk', shared)
    shared.calls.length = 0
    void player.next()
    void player.next()
    void player.next()
    await synced()
    expect(shared.calls).toEqual(['desk plays song of track 4'])
  })

  it('saves its position each 5 s, and at once when it pauses', async () => {
    const shared = aSharedQueue()
    const { player, events } = await playOn('desk', shared, 5_000)
    shared.calls.length = 0
    events().onProgress({ positionMs: 9_400, durationMs: 60_000 })
    await vi.advanceTimersByTimeAsync(5_000)
    events().onProgress({ positionMs: 10_200, durationMs: 60_000 })
    player.pause()
    expect(shared.calls).toEqual(['desk is at 9400', 'desk is at 10200, paused'])
  })

  it('sends a change again that was based on an earlier version', async () => {
    const shared = aSharedQueue()
    const { player } = await playOn('desk', shared)
    await shared.apiOf('phone').add(['song of queued'], 'end')
    void player.next()
    await synced()
    expect(shared.read().current?.songId).toBe('song of track 2')
    expect(queuedTitles(player)).toEqual(['queued'])
  })

  it('saves no position of a song that the server does not accept', async () => {
    const shared = aSharedQueue()
    const missing = new ApiProblem('Not found.', 'song_not_found', 404)
    const owned = withOperations(shared, () => ({ replace: () => Promise.reject(missing) }))
    await shared.apiOf('desk').takeOver()
    const { events } = await playOn('desk', owned, 5_000)
    events().onProgress({ positionMs: 9_000, durationMs: 60_000 })
    shared.calls.length = 0
    await vi.advanceTimersByTimeAsync(20_000)
    expect(shared.calls).toEqual([])
  })

  it('sends its song again if the server has another one', async () => {
    const shared = aSharedQueue()
    const changed = new ApiProblem('Changed.', 'queue_changed', 409)
    const checked = withOperations(shared, () => ({
      async savePosition({ itemId }) {
        if (itemId !== shared.read().current?.songId) throw changed
      },
    }))
    const { events } = await playOn('desk', checked, 5_000)
    const { version, order, repeat } = shared.read()
    await shared.apiOf('desk').replace({
      ...{ version, order, repeat, context: { kind: 'library', id: null } },
      current: { songId: 'song of other', positionMs: 0, paused: false },
    })
    events().onProgress({ positionMs: 9_000, durationMs: 60_000 })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shared.read().current?.songId).toBe('song of track 1')
  })

  it('is paused where its page ends', async () => {
    const shared = aSharedQueue()
    const { queue, events } = await playOn('desk', shared, 5_000)
    events().onProgress({ positionMs: 6_000, durationMs: 60_000 })
    await queue.savePosition()
    expect(shared.read().current).toMatchObject({ positionMs: 6_000, paused: true })
  })

  it('does not continue a list after another device has taken over', async () => {
    const shared = aSharedQueue()
    const { player } = await playOn('desk', shared)
    await shared.apiOf('phone').takeOver()
    void player.next()
    await synced()
    expect(player.state.getState().status).toBe('paused')
    expect(shared.read()).toMatchObject({
      device: { id: 'phone' },
      current: { songId: 'song of track 1' },
    })
  })
})

describe('a device that is slow', () => {
  it('sends the track that plays, not the one before whose mode was read', async () => {
    const shared = aSharedQueue()
    const device = aDevice('desk', shared, {
      modeOf: () => delayed(1_000, () => 'balanced' as const),
    })
    await synced()
    await device.player.start(source)
    await vi.advanceTimersByTimeAsync(400)
    device.player.playOutOfOrder(source, aTrack('by hand'))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shared.read().current?.songId).toBe('song of by hand')
  })

  it('does not replace the song of the server by the turn of its last visit', async () => {
    const shared = aSharedQueue()
    const desk = await playOn('desk', shared)
    desk.player.playOutOfOrder(source, aTrack('by hand'))
    await synced()
    desk.close()
    const reloaded = aDevice('desk', shared, { nameOf: () => delayed(2_000, () => 'Evening') })
    await vi.advanceTimersByTimeAsync(1)
    void reloaded.player.restore(source, 1, 0)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shared.read().current?.songId).toBe('song of by hand')
    expect(titleOf(reloaded.player)).toBe('by hand')
  })

  it('plays on when the response to its takeover is late', async () => {
    const shared = aSharedQueue()
    await playOn('desk', shared, 5_000)
    const phone = aDevice(
      'phone',
      withOperations(shared, ({ takeOver }) => ({ takeOver: () => delayed(6_000, takeOver) })),
    )
    await synced()
    phone.player.resume()
    await vi.advanceTimersByTimeAsync(4_000)
    phone.events().onProgress({ positionMs: 12_000, durationMs: 60_000 })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(phone.player.state.getState().status).toBe('playing')
    expect(shared.read().device?.id).toBe('phone')
  })

  it('takes over later if the server sent no response', async () => {
    const shared = aSharedQueue()
    await playOn('desk', shared)
    const phone = aDevice(
      'phone',
      withOperations(shared, () => ({ takeOver: () => Promise.reject(new Error('away')) })),
    )
    await synced()
    phone.player.resume()
    await vi.advanceTimersByTimeAsync(6_000)
    expect(shared.read().device?.id).toBe('phone')
  })
})
