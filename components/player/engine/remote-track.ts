import { asTrack } from '@/lib/client/as-track'
import type { QueueChange } from '@/lib/client/queue'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Queue, QueuedSong } from '@/lib/contract/queue'
import { contextOfList, isPlaylistId, listOfContext } from '@/lib/list-id'
import { isQueued, orderOf, trackOfStep, trackOutOfOrder } from './current-track'
import { unknownPlace } from './list-order'
import type { PlayerApi } from './player-api'
import type { CurrentTrack, Source } from './types'

export type RemoteTrack = NonNullable<Queue['current']>
type SentTrack = QueueChange['current']

const QUEUED = { code: 'queued' } as const

/** Returns the id of the queued item that a track was; undefined if it was not queued. */
export const itemIdOf = (current: CurrentTrack): string | undefined =>
  isQueued(current) ? current.track.id : undefined

/**
 * Returns a track as it is sent. In list order its `trackId` is the place at which the list continues. A
 * track out of order has no turn: the set continues by itself.
 */
export function sentTrackOf(current: CurrentTrack, positionMs: number, paused: boolean): SentTrack {
  const { track } = current
  const itemId = itemIdOf(current)
  return {
    songId: track.song.id,
    positionMs: Math.round(positionMs),
    paused,
    ...(itemId ? { itemId } : {}),
    ...(orderOf(current.source) === 'list' ? placeOf(current) : turnOf(current)),
  }
}

const placeOf = ({ place, track }: CurrentTrack) => ({ trackId: place?.trackId ?? track.id })

const turnOf = (current: CurrentTrack) => ({
  ...(isPlaylistId(current.source.list) && !isQueued(current) ? { trackId: current.track.id } : {}),
  ...(!current.isOutOfOrder && current.turn > 0 ? { turn: current.turn } : {}),
})

/** Returns a queued song as a track, whose id is that of the item. */
export const trackOfItem = ({ id, addedAt, song }: QueuedSong): Track => ({
  ...asTrack(song, addedAt),
  id,
})

/** Whether the player shows this track already. */
export const isSameTrack = (
  current: CurrentTrack | null,
  { context, order, current: remote }: Queue,
): boolean => {
  if (!current || !remote || !context) return false
  if ((orderOf(current.source) === 'list') !== (order === 'list')) return false
  const { kind, id } = contextOfList(current.source.list)
  return current.track.song.id === remote.songId && kind === context.kind && id === context.id
}

/** Returns the list of a state; undefined if it has none. */
export const listOf = ({ context }: Queue): string | undefined =>
  context ? listOfContext(context) : undefined

/** Returns the track that another device plays, at its turn of the list if that is still the same. */
export async function findRemoteTrack(
  api: Pick<PlayerApi, 'previous'>,
  source: Source,
  remote: RemoteTrack,
): Promise<CurrentTrack> {
  const { songId, trackId, itemId, turn } = remote
  const track = trackOfItem({ ...remote, id: itemId ?? trackId ?? songId, addedAt: '' })
  const reason = itemId ? QUEUED : null
  if (orderOf(source) === 'list') {
    // The turns of a list in its own order are those of each tab.
    const start = { turn: 1, set: 0, position: -1, setSize: 0, isOutOfOrder: itemId !== undefined }
    return { source, track, reason, ...start, place: unknownPlace(trackId ?? songId) }
  }
  if (turn && !itemId) {
    const step = await api.previous(source.list, turn + 1).catch(() => undefined)
    if (step?.track.song.id === songId) return trackOfStep(source, step)
  }
  return trackOutOfOrder(source, track, null, reason)
}
