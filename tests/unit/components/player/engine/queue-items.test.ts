import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aDevice, closeDevices, playOn, queuedTitles, synced } from '@/tests/support/dom/device'
import { aSharedQueue, delayed, withOperations } from '@/tests/support/dom/local-queue'
import { aTrack, titleOf } from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  closeDevices()
})

describe('the queue', () => {
  it('survives a reload', async () => {
    const shared = aSharedQueue()
    const { queue, close } = await playOn('desk', shared)
    await queue.items.add([aTrack('X'), aTrack('Y')], 'end')
    await queue.items.add([aTrack('Z')], 'next')
    close()
    const reloaded = aDevice('desk', shared)
    await synced()
    expect(queuedTitles(reloaded.player)).toEqual(['Z', 'X', 'Y'])
  })

  it('loses a song on all devices when it plays', async () => {
    const shared = aSharedQueue()
    const { player, queue } = await playOn('desk', shared)
    await queue.items.add([aTrack('X'), aTrack('Y')], 'end')
    void player.next()
    await synced()
    expect(titleOf(player)).toBe('X')
    expect(shared.read().queued.map(({ song }) => song.title)).toEqual(['Y'])
    void player.next()
    void player.next()
    await synced()
    expect(titleOf(player)).toBe('track 2')
    expect(shared.read().queued).toEqual([])
  })

  it('loses a song that plays before the server has stored it', async () => {
    const shared = aSharedQueue()
    const { player, queue } = await playOn('desk', shared)
    const adding = queue.items.add([aTrack('X'), aTrack('Y')], 'end')
    void player.next()
    await adding
    await synced()
    expect(titleOf(player)).toBe('X')
    expect(shared.read().queued.map(({ song }) => song.title)).toEqual(['Y'])
    expect(queuedTitles(player)).toEqual(['Y'])
  })

  it('is reordered, and cleared', async () => {
    const shared = aSharedQueue()
    const { player, queue } = await playOn('desk', shared)
    await queue.items.add([aTrack('X'), aTrack('Y'), aTrack('Z')], 'end')
    const [first] = player.state.getState().queue
    const moving = queue.items.move(first?.id ?? '', 2)
    expect(queuedTitles(player)).toEqual(['Y', 'Z', 'X'])
    await moving
    expect(shared.read().queued.map(({ song }) => song.title)).toEqual(['Y', 'Z', 'X'])
    await queue.items.clear()
    expect([queuedTitles(player), shared.read().queued]).toEqual([[], []])
  })

  it('shows the songs of the server again if a change fails', async () => {
    const shared = aSharedQueue()
    await shared.apiOf('phone').add(['song of queued'], 'end')
    const device = aDevice(
      'desk',
      withOperations(shared, () => ({ add: () => Promise.reject(new Error('full')) })),
    )
    await synced()
    const adding = device.queue.items.add([aTrack('X')], 'next')
    expect(queuedTitles(device.player)).toEqual(['X', 'queued'])
    await expect(adding).rejects.toThrow('full')
    expect(queuedTitles(device.player)).toEqual(['queued'])
  })

  it('changes the queue in the order of the actions', async () => {
    const shared = aSharedQueue()
    const desk = aDevice(
      'desk',
      withOperations(shared, ({ add }) => ({
        add: (songIds, at) => delayed(1_000, () => add(songIds, at)),
      })),
    )
    await synced()
    const { items } = desk.queue
    const added = items.add([aTrack('X'), aTrack('Y'), aTrack('Z')], 'end')
    const [x, y] = desk.player.state.getState().queue
    const changed = [items.move(x?.id ?? '', 2), items.remove(y?.id ?? '')]
    await vi.advanceTimersByTimeAsync(3_000)
    await Promise.all([added, ...changed])
    expect(queuedTitles(desk.player)).toEqual(['Z', 'X'])
    expect(shared.read().queued.map(({ song }) => song.title)).toEqual(['Z', 'X'])
    expect(desk.player.state.getState().queue.map(({ id }) => id)).toEqual(
      shared.read().queued.map(({ id }) => id),
    )
  })
})
