import type { StoreApi } from 'zustand'
import type { QueueApi } from '@/lib/client/queue'
import { randomId } from '@/lib/client/random-id'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Queue } from '@/lib/contract/queue'
import { createItemIds, type ItemIds } from './item-ids'
import { trackOfItem } from './remote-track'
import type { PlayerState } from './types'

type ItemParts = {
  api: QueueApi
  state: StoreApi<PlayerState>
  /** The version of the state that is known. */
  version: () => number
  /**
   * Receives the state after a change of the items, undefined if the response has none; and the version
   * that was known before.
   */
  onChanged: (queue: Queue | undefined, version: number) => void
  /** Reads the state again, after a change that failed. */
  refresh: () => Promise<void>
}

type Sent = Promise<Queue | undefined>
type Change = (queue: Track[], send: () => Sent) => Promise<void>
export type QueueItems = ReturnType<typeof createQueueItems>

/**
 * Creates the queued songs of this tab: a change is shown at once, and undone if the server rejects
 * it. Items are tracks of the player's queue, by their ids.
 */
export function createQueueItems({ api, state, version, onChanged, refresh }: ItemParts) {
  /** Items that have played here, and that the server may still have. */
  const played = new Set<string>()
  const ids = createItemIds()
  let pending = 0
  /** A state of the server was not shown, because a change was sent then. */
  let hasPassedOver = false
  let last: Promise<unknown> = Promise.resolve()

  /** Shows the items of the server, without those that have played meanwhile. */
  function show({ queued }: Queue) {
    hasPassedOver = pending > 0
    if (hasPassedOver) return
    state.setState({ queue: queued.filter(({ id }) => !played.has(id)).map(trackOfItem) })
    ids.clear()
  }

  const change: Change = async (queue, send) => {
    state.setState({ queue })
    pending++
    let before = version()
    // One after the other: parallel requests can arrive in another order.
    const sending = last.then(() => {
      before = version()
      return send()
    })
    last = sending.catch(() => {})
    const sent = await sending.then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    pending--
    if ('error' in sent) {
      await refresh()
      throw sent.error
    }
    onChanged(sent.value, before)
    if (sent.value) show(sent.value)
    else if (pending === 0 && hasPassedOver) await refresh()
  }

  /** Removes items from the server that have played before it was notified. */
  async function removeLeftovers({ queued }: Queue): Promise<void> {
    for (const { id } of queued) if (played.has(id)) await api.remove(id).catch(() => {})
  }

  return {
    show,
    removeLeftovers,
    /** Stores that an item plays, and is no longer queued. */
    markPlayed: (id: string) => void played.add(ids.stored(id)),
    ...itemActions({ api, state, change, played, ids, removeLeftovers }),
  }
}

type ActionParts = Pick<ItemParts, 'api' | 'state'> & {
  change: Change
  played: Set<string>
  ids: ItemIds
  removeLeftovers: (queue: Queue) => Promise<void>
}

function itemActions({ api, state, change, played, ids, removeLeftovers }: ActionParts) {
  const queueOf = () => state.getState().queue
  const without = (id: string) => queueOf().filter((track) => track.id !== id)

  /** Creates items; one that is no longer queued when the server has created it is removed there. */
  async function create(added: Track[], at: 'next' | 'end'): Promise<Queue> {
    const songIds = added.map(({ song }) => song.id)
    const addedIds = added.map(({ id }) => id)
    const changed = await api.add(songIds, at).finally(() => forget(addedIds))
    const from = at === 'next' ? 0 : changed.queued.length - added.length
    const waiting = new Set(queueOf().map(({ id }) => id))
    for (const [index, { id }] of added.entries()) {
      const item = changed.queued[from + index]
      if (item && !waiting.has(id)) played.add(item.id)
      if (item) ids.store(id, item.id)
    }
    void removeLeftovers(changed)
    return changed
  }

  const forget = (created: string[]) => {
    for (const id of created) ids.creating.delete(id)
  }

  return {
    /** Queues tracks before or after the others. @throws ApiProblem */
    add(tracks: Track[], at: 'next' | 'end'): Promise<void> {
      const added = tracks.map((track) => ({ ...track, id: randomId() }))
      for (const { id } of added) ids.creating.add(id)
      const queue = at === 'next' ? [...added, ...queueOf()] : [...queueOf(), ...added]
      return change(queue, () => create(added, at))
    },
    /** @throws ApiProblem */
    async remove(id: string): Promise<void> {
      // Its creation removes it.
      if (ids.creating.has(id)) return state.setState({ queue: without(id) })
      await change(without(id), () => api.remove(ids.stored(id)).then(() => undefined))
    },
    /** Moves an item to an index of the queue. @throws ApiProblem */
    move(id: string, index: number): Promise<void> {
      const moved = queueOf().filter((track) => track.id === id)
      return change(without(id).toSpliced(index, 0, ...moved), () =>
        api.move(ids.stored(id), index),
      )
    },
    /** @throws ApiProblem */
    clear: (): Promise<void> => change([], () => api.clear().then(() => undefined)),
  }
}
