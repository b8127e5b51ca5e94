import { ApiProblem } from '@/lib/client/api'
import type { QueueApi, QueueChange } from '@/lib/client/queue'
import type { Queue } from '@/lib/contract/queue'
import type { Mode } from '@/lib/contract/shuffle-settings'
import { contextOfList } from '@/lib/list-id'
import { orderOf } from './current-track'
import type { Player } from './player'
import type { QueueItems } from './queue-items'
import type { RemoteState } from './remote-state'
import { sentTrackOf } from './remote-track'
import type { RemoteView } from './remote-view'
import { selectRepeat } from './repeat'
import { isPlayingOrLoading } from './status'
import type { CurrentTrack } from './types'

/** Presses of next within this time are sent as one change. */
const SEND_DELAY_MS = 300
const MAX_ATTEMPTS = 3

type SenderParts = {
  player: Player
  api: Pick<QueueApi, 'find' | 'replace'>
  modeOf: (list: string) => Promise<Mode>
  remote: RemoteState
  view: RemoteView
  items: QueueItems
  /** Shows a state in which another device has taken over. */
  apply: (queue: Queue) => Promise<void>
}

/** Creates the part of the link that sends the track of this tab when it has changed. */
export function createTrackSender(parts: SenderParts) {
  const { player } = parts
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSending = false

  /** Sends the current track soon, if the server has another one. */
  function sendSoon() {
    clearTimeout(timer)
    if (mustSend(parts)) timer = setTimeout(() => void send(), SEND_DELAY_MS)
  }

  async function send(): Promise<void> {
    if (isSending) return sendSoon()
    isSending = true
    try {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const { current } = player.state.getState()
        // Another device may have taken over meanwhile.
        if (!current || !mustSend(parts)) return
        if (await sendTrack(parts, current)) return
      }
    } finally {
      isSending = false
    }
  }

  return { sendSoon, cancel: () => clearTimeout(timer) }
}

/**
 * Whether the server must get the track of this tab. A device that only shows what another one plays must
 * not take over by a change of the settings, nor replace a track of the server that is about to be shown.
 */
function mustSend({ player, remote, view }: SenderParts): boolean {
  if (!remote.isKnown() || !view.hasChanged()) return false
  if (isPlayingOrLoading(player.state.getState())) return true
  return !remote.isOtherActive() && !view.isPending()
}

/** Sends a track. Returns false if it must be sent again, with another version or as another track. */
async function sendTrack(parts: SenderParts, current: CurrentTrack): Promise<boolean> {
  const { api, remote, view, items, modeOf } = parts
  const key = view.key()
  const order = orderOf(current.source) === 'list' ? 'list' : await modeOf(current.source.list)
  if (view.key() !== key || !mustSend(parts)) return false
  try {
    const queue = await api.replace(changeOf(parts, current, order))
    if (remote.storeIfNew(queue)) items.show(queue)
    // In a newer state, another device may have taken over.
    if (remote.isActive()) view.markSent(key)
    void items.removeLeftovers(queue)
    return true
  } catch (error) {
    // Without the server the next change sends the track.
    if (!(error instanceof ApiProblem)) return true
    // A list or a song that was deleted is not sent again.
    if (error.status === 404) view.refuse(key)
    return error.code !== 'queue_changed' || hasLost(parts)
  }
}

/** Reads the newer state. Returns whether another device has taken over from this one. */
async function hasLost({ api, remote, apply }: SenderParts): Promise<boolean> {
  const queue = await api.find().catch(() => undefined)
  if (!queue) return true
  const isLost = remote.isActive() && remote.isOther(queue)
  if (isLost) await apply(queue)
  else remote.store(queue)
  return isLost
}

function changeOf(
  { player, remote }: SenderParts,
  current: CurrentTrack,
  order: QueueChange['order'],
): QueueChange {
  const { positionMs } = player.progress.getState()
  const paused = !isPlayingOrLoading(player.state.getState())
  return {
    version: remote.version(),
    context: contextOfList(current.source.list),
    order,
    repeat: selectRepeat(player.state.getState()),
    current: sentTrackOf(current, positionMs, paused),
  }
}
