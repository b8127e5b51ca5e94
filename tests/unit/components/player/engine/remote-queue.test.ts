import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDevice, closeDevices, playOn, synced } from '@/tests/support/dom/device'
import { aSharedQueue, withOperations } from '@/tests/support/dom/local-queue'
import { aTrack, source, titleOf } from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  closeDevices()
})

describe('a device that opens the player', () => {
  it('shows the song of another device, paused at its position', async () => {
    const shared = aSharedQueue()
    await playOn('desk', shared, 5_000)
    const phone = aDevice('phone', shared)
    await synced()
    expect(titleOf(phone.player)).toBe('track 1')
    expect(phone.player.state.getState()).toMatchObject({
      status: 'paused',
      current: { turn: 1, source: { list: 'evening', name: 'List evening' } },
    })
    expect(phone.player.progress.getState().positionMs).toBe(5_000)
    expect(phone.queue.state.getState().playingOn).toBe('desk')
  })

  it('takes over when it plays, and the other device pauses', async () => {
    const shared = aSharedQueue()
    const desk = await playOn('desk', shared, 5_000)
    const phone = aDevice('phone', shared)
    await synced()
    phone.player.resume()
    await synced()
    expect(phone.player.state.getState().status).toBe('playing')
    expect(shared.read().device?.id).toBe('phone')
    desk.events().onProgress({ positionMs: 11_000, durationMs: 60_000 })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(desk.player.state.getState().status).toBe('paused')
    expect(shared.read().device?.id).toBe('phone')
  })

  it('continues where the other device is by then', async () => {
    const shared = aSharedQueue()
    const desk = await playOn('desk', shared, 5_000)
    const phone = aDevice('phone', shared)
    await synced()
    desk.events().onProgress({ positionMs: 40_000, durationMs: 60_000 })
    await vi.advanceTimersByTimeAsync(5_000)
    phone.player.resume()
    await synced()
    expect(phone.player.progress.getState().positionMs).toBe(40_000)
  })

  it('takes over when the same list is started', async () => {
    const shared = aSharedQueue()
    await playOn('desk', shared, 5_000)
    const phone = aDevice('phone', shared)
    await synced()
    await phone.player.start(source)
    await synced()
    expect(shared.read().device?.id).toBe('phone')
    expect(phone.player.progress.getState().positionMs).toBe(5_000)
  })

  it('shows a song that was chosen by hand, although the set is elsewhere', async () => {
    const shared = aSharedQueue()
    const desk = await playOn('desk', shared)
    desk.player.playOutOfOrder(source, aTrack('by hand'))
    await synced()
    expect(shared.read().current).toMatchObject({ songId: 'song of by hand' })
    expect(shared.read().current?.turn).toBeUndefined()
    const phone = aDevice('phone', shared)
    await synced()
    expect(titleOf(phone.player)).toBe('by hand')
  })

  it('plays on by itself if the state cannot be read', async () => {
    const shared = aSharedQueue()
    const device = aDevice(
      'desk',
      withOperations(shared, () => ({ find: () => Promise.reject(new Error('offline')) })),
    )
    await device.player.start(source)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(device.player.state.getState().status).toBe('playing')
    expect(shared.calls).toEqual([])
  })
})

describe('a list in its own order', () => {
  it('is shown behind the same track, with its repetition', async () => {
    const shared = aSharedQueue()
    const desk = await playOn('desk', shared)
    desk.player.playOutOfOrder({ ...source, order: 'list' }, aTrack('third'))
    desk.player.setRepeat('one')
    await synced()
    expect(shared.read()).toMatchObject({
      order: 'list',
      repeat: 'one',
      current: { songId: 'song of third', trackId: 'third' },
    })
    expect(shared.read().current?.turn).toBeUndefined()
    const phone = aDevice('phone', shared)
    await synced()
    expect(phone.player.state.getState()).toMatchObject({
      current: { source: { order: 'list' }, place: { trackId: 'third' } },
      repeats: { list: 'one' },
    })
  })

  it('stays with the device that plays when another one changes the repetition', async () => {
    const shared = aSharedQueue()
    await playOn('desk', shared)
    const phone = aDevice('phone', shared)
    await synced()
    phone.player.setRepeat('off')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shared.read().device?.id).toBe('desk')
  })
})

describe('a state that the server sends', () => {
  it('is not taken for an old one after changes that it has shown already', async () => {
    const shared = aSharedQueue()
    const received = withOperations(shared, ({ remove }) => ({
      async remove(itemId) {
        await remove(itemId)
        desk.queue.receive(shared.read())
      },
    }))
    const desk = await playOn('desk', received)
    const { items } = desk.queue
    await items.add([aTrack('X'), aTrack('Y'), aTrack('Z')], 'end')
    await Promise.all(desk.player.state.getState().queue.map(({ id }) => items.remove(id)))
    desk.queue.receive(await shared.apiOf('phone').takeOver())
    await vi.advanceTimersByTimeAsync(1)
    expect(desk.player.state.getState().status).toBe('paused')
  })

  it('stops the device that played at once', async () => {
    const shared = aSharedQueue()
    const desk = await playOn('desk', shared)
    desk.queue.receive(await shared.apiOf('phone').takeOver())
    await vi.advanceTimersByTimeAsync(1)
    expect(desk.player.state.getState().status).toBe('paused')
  })

  it('does not bring an earlier track back', async () => {
    const shared = aSharedQueue()
    const desk = await playOn('desk', shared)
    const earlier = await shared.apiOf('phone').add(['song of queued'], 'end')
    desk.player.playOutOfOrder(source, aTrack('by hand'))
    desk.player.pause()
    desk.queue.receive(earlier)
    await synced()
    expect(titleOf(desk.player)).toBe('by hand')
    expect(shared.read().current?.songId).toBe('song of by hand')
  })
})
