import type { Queue } from '@/lib/contract/queue'
import { LIBRARY_LIST } from '@/lib/list-id'
import { orderOf } from './current-track'
import type { Player } from './player'
import type { PlayerApi } from './player-api'
import { findRemoteTrack, isSameTrack, listOf, type RemoteTrack } from './remote-track'
import { selectRepeat } from './repeat'
import { isPlayingOrLoading } from './status'
import type { PlayerState, Source } from './types'

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
  let sentKey = ''
  let shows = 0
  let pending = 0

  const key = () => keyOf(player.state.getState())

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
      return setSent(key())
    }
    pending++
    const track = await findTrack(queue, remote).finally(() => pending--)
    if (call !== shows) return
    setSent(keyOf({ ...player.state.getState(), current: track }))
    // A track that plays here by now differs from the server's, and is sent.
    if (!isPlayingOrLoading(player.state.getState())) player.follow(track, remote.positionMs, false)
  }

  const findTrack = async (queue: Queue, remote: RemoteTrack) =>
    findRemoteTrack(steps, await sourceOf(queue), remote)

  function setSent(sent: string) {
    sentKey = sent
  }

  /** A track that is about to be shown is outdated then. */
  function markSent(sent = key()) {
    shows++
    setSent(sent)
  }

  return {
    show,
    /** Identifies the track and the order of the player. */
    key,
    /** Stores that the server has a track as the current one, or must not get it; by default this one. */
    markSent,
    /** Counts the track as another one than the server's, until it is sent. */
    forget: () => markSent(''),
    /** Whether a track of the server is about to be shown. */
    isPending: () => pending > 0,
    /** Whether the player has another track, order or repetition than the server. */
    hasChanged: () => key() !== sentKey,
  }
}

const inOrder = ({ order }: Queue): Pick<Source, 'order'> => (order === 'list' ? { order } : {})

function showRepeat(player: Player, { order, repeat }: Queue): void {
  const { repeats } = player.state.getState()
  player.setRepeats({ ...repeats, [order === 'list' ? order : 'shuffle']: repeat })
}

function keyOf(state: PlayerState): string {
  const { current } = state
  if (!current) return ''
  const { source, turn, track } = current
  return `${source.list} ${orderOf(source)} ${selectRepeat(state)} ${turn} ${track.id}`
}
