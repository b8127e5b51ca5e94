import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '@/lib/client/api'
import type { QueueApi } from '@/lib/client/queue'
import { aDevice, queuedTitles } from '@/tests/support/dom/device'
import { aSharedQueue } from '@/tests/support/dom/local-queue'
import { aTrack, source, titleOf } from '@/tests/support/dom/silent-player'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  for (const close of opened.splice(0)) close()
})

const opened: (() => void)[] = []
/** Longer than the delay of a change, shorter than the interval of the positions. */
const synced = () => vi.advanceTimersByTimeAsync(1_000)

function open(id: string, shared: ReturnType<typeof aSharedQueue>) {
  const device = aDevice(id, shared)
  opened.push(device.close)
  return device
}

async function playOn(id: string, shared: ReturnType<typeof aSharedQueue>, positionMs = 0) {
  const device = open(id, shared)
  await synced()
  await device.player.start(source)
  await synced()
  device.events().onProgress({ positionMs, durationMs: 60_000 })
  await vi.advanceTimersByTimeAsync(5_000)
  return device
}

describe('a device that opens the player', () => {
  it('shows the song of another device, paused at its position', async () => {
    const shared = aSharedQueue()
    await playOn('desk', shared, 5_000)
    const phone = open('phone', shared)
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
    const phone = open('phone', shared)
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
    const phone = open('phone', shared)
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
    const phone = open('phone', shared)
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
    const phone = open('phone', shared)
    await synced()
    expect(titleOf(phone.player)).toBe('by hand')
  })

  it('plays on by itself if the state cannot be read', async () => {
    const shared = aSharedQueue()
    const device = aDevice('desk', {
      ...shared,
      apiOf: (id) => ({ ...shared.apiOf(id), find: () => Promise.reject(new Error('offline')) }),
    })
    opened.push(device.close)
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
    const phone = open('phone', shared)
    await synced()
    expect(phone.player.state.getState()).toMatchObject({
      current: { source: { order: 'list' }, place: { trackId: 'third' } },
      repeats: { list: 'one' },
    })
  })

  it('stays with the device that plays when another one changes the repetition', async () => {
    const shared = aSharedQueue()
    await playOn('desk', shared)
    const phone = open('phone', shared)
    await synced()
    phone.player.setRepeat('off')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shared.read().device?.id).toBe('desk')
  })
})

describe('a device that plays', () => {
  it('sends the turn of its last visit if the server has no track', async () => {
    const shared = aSharedQueue()
    const apiOf = (id: string) => ({
      ...shared.apiOf(id),
      find: () => resolveIn(500, shared.read()),
    })
    const { player, close } = aDevice('desk', { ...shared, apiOf })
    opened.push(close)
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
    const apiOf = (id: string) => ({ ...shared.apiOf(id), replace: () => Promise.reject(missing) })
    const owned = { ...shared, apiOf }
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
    const apiOf = (id: string): QueueApi => ({
      ...shared.apiOf(id),
      async savePosition(position) {
        if (position.itemId !== shared.read().current?.songId) throw changed
      },
    })
    const { events } = await playOn('desk', { ...shared, apiOf }, 5_000)
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
  /** Delays the requests of one operation by a time. */
  function delayed(shared: ReturnType<typeof aSharedQueue>, delays: Partial<Delays>) {
    const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms))
    const apiOf = (id: string) => {
      const api = shared.apiOf(id)
      return {
        ...api,
        takeOver: () => wait(delays.takeOver).then(api.takeOver),
        add: (songIds: string[], at: 'next' | 'end') =>
          wait(delays.add).then(() => api.add(songIds, at)),
      }
    }
    return { ...shared, apiOf }
  }
  type Delays = { takeOver: number; add: number }

  it('sends the track that plays, not the one before whose mode was read', async () => {
    const shared = aSharedQueue()
    const device = aDevice('desk', shared, { modeOf: () => resolveIn(1_000, 'balanced' as const) })
    opened.push(device.close)
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
    const reloaded = aDevice('desk', shared, { nameOf: () => resolveIn(2_000, 'Evening') })
    opened.push(reloaded.close)
    await vi.advanceTimersByTimeAsync(1)
    void reloaded.player.restore(source, 1, 0)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(shared.read().current?.songId).toBe('song of by hand')
    expect(titleOf(reloaded.player)).toBe('by hand')
  })

  it('plays on when the response to its takeover is late', async () => {
    const shared = aSharedQueue()
    await playOn('desk', shared, 5_000)
    const phone = aDevice('phone', delayed(shared, { takeOver: 6_000 }))
    opened.push(phone.close)
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
    const phone = aDevice('phone', {
      ...shared,
      apiOf: (id) => ({ ...shared.apiOf(id), takeOver: () => Promise.reject(new Error('away')) }),
    })
    opened.push(phone.close)
    await synced()
    phone.player.resume()
    await vi.advanceTimersByTimeAsync(6_000)
    expect(shared.read().device?.id).toBe('phone')
  })

  it('changes the queue in the order of the actions', async () => {
    const shared = aSharedQueue()
    const desk = aDevice('desk', delayed(shared, { add: 1_000 }))
    opened.push(desk.close)
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

const resolveIn = <Value>(ms: number, value: Value): Promise<Value> =>
  new Promise((resolve) => setTimeout(() => resolve(value), ms))

describe('a state that the server sends', () => {
  it('is not taken for an old one after changes that it has shown already', async () => {
    const shared = aSharedQueue()
    const apiOf = (id: string) => ({
      ...shared.apiOf(id),
      async remove(itemId: string) {
        await shared.apiOf(id).remove(itemId)
        desk.queue.receive(shared.read())
      },
    })
    const desk = await playOn('desk', { ...shared, apiOf })
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

describe('the queue', () => {
  it('survives a reload', async () => {
    const shared = aSharedQueue()
    const { queue, close } = await playOn('desk', shared)
    await queue.items.add([aTrack('X'), aTrack('Y')], 'end')
    await queue.items.add([aTrack('Z')], 'next')
    close()
    const reloaded = open('desk', shared)
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
    const device = aDevice('desk', {
      ...shared,
      apiOf: (id) => ({ ...shared.apiOf(id), add: () => Promise.reject(new Error('full')) }),
    })
    opened.push(device.close)
    await synced()
    const adding = device.queue.items.add([aTrack('X')], 'next')
    expect(queuedTitles(device.player)).toEqual(['X', 'queued'])
    await expect(adding).rejects.toThrow('full')
    expect(queuedTitles(device.player)).toEqual(['queued'])
  })
})
