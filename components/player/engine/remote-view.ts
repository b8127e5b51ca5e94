import type { Queue } from '@/lib/contract/queue'
import { LIBRARY_LIST } from '@/lib/list-id'
import type { Player } from './player'
import type { PlayerApi } from './player-api'
import { findRemoteTrack, isSameTrack, listOf, type RemoteTrack } from './remote-track'
import { createSentTrack, keyOf } from './sent-track'
import { isPlayingOrLoading } from './status'
import type { Source } from './types'

/** A smaller distance from the position of the other device is not corrected. */
const MIN_DISTANCE_MS = 1_000

type ViewParts = {
  player: Player
  steps: Pick<PlayerApi, 'previous'>
  nameOf: (list: string) => Promise<string>
}

export type RemoteView = ReturnType<typeof createRemoteView>

/** Creates the part of the link that shows the track of the server, and that detects other tracks. */
export function createRemoteView({ player, steps, nameOf }: ViewParts) {
  const sent = createSentTrack(player)
  let shows = 0
  let pending = 0

  async function sourceOf(queue: Queue): Promise<Source> {
    const list = listOf(queue) ?? LIBRARY_LIST
    const name = await nameOf(list).catch(() => undefined)
    if (name !== undefined) return { list, name, ...inOrder(queue) }
    // The list was deleted: its song is in the library.
    return { list: LIBRARY_LIST, name: await nameOf(LIBRARY_LIST) }
  }

  /** Shows the track of the server, paused, unless the listener has begun to play meanwhile. */
  async function show(queue: Queue, { isOwn }: { isOwn: boolean }): Promise<void> {
    const { current: remote } = queue
    const shown = player.state.getState().current
    const call = ++shows
    if (!remote) return
    showRepeat(player, queue)
    if (shown && isSameTrack(shown, queue)) {
      const { positionMs } = player.progress.getState()
      const isAway = Math.abs(positionMs - remote.positionMs) > MIN_DISTANCE_MS
      // This device saves its position after a while: what it shows is newer.
      if (isAway && !isOwn) player.follow(shown, remote.positionMs, false)
      return sent.store(sent.key())
    }
    pending++
    const track = await findTrack(queue, remote).finally(() => pending--)
    if (call !== shows) return
    sent.store(keyOf({ ...player.state.getState(), current: track }))
    // A track that plays here by now differs from the server's, and is sent.
    if (!isPlayingOrLoading(player.state.getState())) player.follow(track, remote.positionMs, false)
  }

  const findTrack = async (queue: Queue, remote: RemoteTrack) =>
    findRemoteTrack(steps, await sourceOf(queue), remote)

  /** A track that is about to be shown is outdated then. */
  function markSent(key = sent.key()) {
    shows++
    sent.store(key)
  }

  return {
    show,
    ...sent,
    /** Stores that the server has a track as the current one, by default this one. */
    markSent,
    /** Counts the track as another one than the server's, until it is sent. */
    forget: () => markSent(''),
    /** Whether a track of the server is about to be shown. */
    isPending: () => pending > 0,
  }
}

const inOrder = ({ order }: Queue): Pick<Source, 'order'> => (order === 'list' ? { order } : {})

function showRepeat(player: Player, { order, repeat }: Queue): void {
  const { repeats } = player.state.getState()
  player.setRepeats({ ...repeats, [order === 'list' ? order : 'shuffle']: repeat })
}
