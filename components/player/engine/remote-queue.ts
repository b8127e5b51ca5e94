import type { QueueApi } from '@/lib/client/queue'
import type { Queue } from '@/lib/contract/queue'
import type { Mode } from '@/lib/contract/shuffle-settings'
import type { Player } from './player'
import type { PlayerApi } from './player-api'
import { savePositions } from './position-saver'
import { createQueueItems } from './queue-items'
import { createRemoteState } from './remote-state'
import { itemIdOf } from './remote-track'
import { createRemoteView } from './remote-view'
import { isPlayingOrLoading } from './status'
import { createTrackSender } from './track-sender'
import type { PlayerState } from './types'

const MAX_TAKE_OVER_MS = 3_000

/** The name of a list, and the mode of its shuffle. */
export type ListDetails = {
  nameOf: (list: string) => Promise<string>
  modeOf: (list: string) => Promise<Mode>
}

type RemoteQueueParts = {
  player: Player
  api: QueueApi
  steps: Pick<PlayerApi, 'previous'>
  /** Returns the id of this browser as a device. */
  deviceId: () => string
  lists: ListDetails
}

export type RemoteQueue = ReturnType<typeof createRemoteQueue>

/**
 * Creates the link between the player of this tab and the state that all devices of the user share:
 * sends which track plays here, and shows the track of another device, paused, until the listener takes
 * over. A device that finds that another one has taken over stops.
 */
export function createRemoteQueue(parts: RemoteQueueParts) {
  const link = createLink(parts)
  const { remote, items, view } = link
  const isPlaying = () => isPlayingOrLoading(parts.player.state.getState())
  let savePosition: (() => Promise<void>) | undefined
  return {
    /** The name of another device that plays. */
    state: remote.shown,
    items,
    /** Shows a state that the server has sent. */
    receive: (queue: Queue) => void link.apply(queue).catch(() => {}),
    /** Reads the state of the other devices. */
    refresh: link.refresh,
    /** Saves the position at once, paused: the page ends, or its account. */
    savePosition: async () => await savePosition?.(),
    /** Makes this device the one that plays, at the song and position of the other; undefined if it is. */
    takeOver(): Promise<void> | undefined {
      if (!remote.isOtherActive()) return undefined
      const taken = parts.api.takeOver().then((queue) => {
        if (remote.storeIfNew(queue)) items.show(queue)
        // The response was late: what plays is sent.
        if (isPlaying()) return view.forget()
        return view.show(queue, { isOwn: false })
      })
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, MAX_TAKE_OVER_MS))
      // Without the server the listener hears what this tab shows, which is sent later.
      return Promise.race([taken.catch(view.forget), deadline])
    },
    /** Reads the state, and keeps it the same as the player's. Returns a function that ends that. */
    open(): () => void {
      void link.refresh()
      const unsubscribe = parts.player.state.subscribe(link.followPlayer)
      const saver = savePositions({
        player: parts.player,
        api: parts.api,
        isSynced: () => remote.isActive() && view.isStored(),
        onTick: link.sender.sendSoon,
        onRejected({ code }) {
          // The server has another track than this device, which plays on.
          if (code === 'queue_changed' && isPlaying()) view.forget()
          void link.refresh()
        },
      })
      savePosition = () => saver.save({ isEnding: true })
      return () => {
        link.sender.cancel()
        unsubscribe()
        saver.stop()
        savePosition = undefined
      }
    },
  }
}

function createLink({ player, api, steps, deviceId, lists }: RemoteQueueParts) {
  const remote = createRemoteState(deviceId)
  const view = createRemoteView({ player, steps, nameOf: lists.nameOf })
  const items = createQueueItems({
    api,
    state: player.state,
    version: remote.version,
    onChanged: (queue, version) => {
      if (queue) remote.storeIfNew(queue)
      else remote.raiseVersion(version)
    },
    refresh,
  })
  const { modeOf } = lists
  const sender = createTrackSender({ player, api, modeOf, remote, view, items, apply })

  /** Shows a state of the server; a tab that plays stops if another device has taken over. */
  async function apply(queue: Queue): Promise<void> {
    const wasActive = remote.isActive()
    if (!remote.storeIfNew(queue)) return
    items.show(queue)
    const state = player.state.getState()
    if (state.isActiveInOtherTab) return
    if (isPlayingOrLoading(state)) {
      if (remote.isActive() || !wasActive) return sender.sendSoon()
      player.pause()
    } else if (wasActive && remote.isActive() && view.hasChanged()) {
      // The state is older than the track that this device is about to send.
      return sender.sendSoon()
    }
    await view.show(queue, { isOwn: remote.isActive() })
  }

  async function refresh(): Promise<void> {
    // Without the server this tab continues with the state that it has.
    await api
      .find()
      .then(apply)
      .catch(() => {})
  }

  function followPlayer(now: PlayerState, before: PlayerState) {
    const { current, repeats, isActiveInOtherTab } = now
    if (current === before.current && repeats === before.repeats) return
    const itemId = current && itemIdOf(current)
    if (itemId) items.markPlayed(itemId)
    if (isActiveInOtherTab) view.markSent()
    else sender.sendSoon()
  }

  return { remote, view, items, sender, apply, refresh, followPlayer }
}
