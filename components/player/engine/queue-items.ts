import type { StoreApi } from 'zustand'
import type { QueueApi } from '@/lib/client/queue'
import { randomId } from '@/lib/client/random-id'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Queue } from '@/lib/contract/queue'
import { trackOfItem } from './remote-track'
import type { PlayerState } from './types'

type ItemParts = {
  api: QueueApi
  state: StoreApi<PlayerState>
  /** Receives the state after a change of the items; undefined if the response has none. */
  onChanged: (queue: Queue | undefined) => void
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
export function createQueueItems({ api, state, onChanged, refresh }: ItemParts) {
  /** Items that have played here, and that the server may still have. */
  const played = new Set<string>()
  let pending = 0

  /** Shows the items of the server, without those that have played meanwhile. */
  function show({ queued }: Queue) {
    if (pending > 0) return
    state.setState({ queue: queued.filter(({ id }) => !played.has(id)).map(trackOfItem) })
  }

  const change: Change = async (queue, send) => {
    state.setState({ queue })
    pending++
    const sent = await send().then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    pending--
    if ('error' in sent) {
      await refresh()
      throw sent.error
    }
    onChanged(sent.value)
    if (sent.value) show(sent.value)
  }

  /** Removes items from the server that have played before it was notified. */
  async function removeLeftovers({ queued }: Queue): Promise<void> {
    for (const { id } of queued) if (played.has(id)) await api.remove(id).catch(() => {})
  }

  return {
    show,
    removeLeftovers,
    /** Stores that an item plays, and is no longer queued. */
    markPlayed: (id: string) => void played.add(id),
    ...itemActions({ api, state, change, played, removeLeftovers }),
  }
}

type ActionParts = Pick<ItemParts, 'api' | 'state'> & {
  change: Change
  played: Set<string>
  removeLeftovers: (queue: Queue) => Promise<void>
}

function itemActions({ api, state, change, played, removeLeftovers }: ActionParts) {
  const queueOf = () => state.getState().queue
  const without = (id: string) => queueOf().filter((track) => track.id !== id)

  /** Creates items; one that began to play before the server has created it is removed there. */
  async function create(added: Track[], at: 'next' | 'end'): Promise<Queue> {
    const songIds = added.map(({ song }) => song.id)
    const changed = await api.add(songIds, at)
    const from = at === 'next' ? 0 : changed.queued.length - added.length
    const waiting = new Set(queueOf().map(({ id }) => id))
    for (const [index, { id }] of added.entries()) {
      const item = changed.queued[from + index]
      if (item && !waiting.has(id)) played.add(item.id)
    }
    void removeLeftovers(changed)
    return changed
  }

  return {
    /** Queues tracks before or after the others. @throws ApiProblem */
    add(tracks: Track[], at: 'next' | 'end'): Promise<void> {
      const added = tracks.map((track) => ({ ...track, id: randomId() }))
      const queue = at === 'next' ? [...added, ...queueOf()] : [...queueOf(), ...added]
      return change(queue, () => create(added, at))
    },
    /** @throws ApiProblem */
    remove: (id: string): Promise<void> =>
      change(without(id), () => api.remove(id).then(() => undefined)),
    /** Moves an item to an index of the queue. @throws ApiProblem */
    move(id: string, index: number): Promise<void> {
      const moved = queueOf().filter((track) => track.id === id)
      return change(without(id).toSpliced(index, 0, ...moved), () => api.move(id, index))
    },
    /** @throws ApiProblem */
    clear: (): Promise<void> => change([], () => api.clear().then(() => undefined)),
  }
}
