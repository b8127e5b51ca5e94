import type { QueueChange } from '@/lib/client/queue'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Queue, QueuedSong } from '@/lib/contract/queue'
import { contextOfList, isPlaylistId, listOfContext } from '@/lib/list-id'
import { trackOfStep, trackOutOfOrder } from './current-track'
import type { PlayerApi } from './player-api'
import type { CurrentTrack, Source } from './types'

export type RemoteTrack = NonNullable<Queue['current']>
type SentTrack = QueueChange['current']

const QUEUED = { code: 'queued' } as const
const isQueued = ({ reason }: CurrentTrack): boolean => reason?.code === QUEUED.code

/** Returns the id of the queued item that a track was; undefined if it was not queued. */
export const itemIdOf = (current: CurrentTrack): string | undefined =>
  isQueued(current) ? current.track.id : undefined

/** Returns a track as it is sent. A track out of order has no turn: the set continues by itself. */
export function sentTrackOf(current: CurrentTrack, positionMs: number, paused: boolean): SentTrack {
  const { source, track, turn, isOutOfOrder } = current
  const itemId = itemIdOf(current)
  return {
    songId: track.song.id,
    positionMs: Math.round(positionMs),
    paused,
    ...(itemId ? { itemId } : {}),
    ...(!itemId && isPlaylistId(source.list) ? { trackId: track.id } : {}),
    ...(!isOutOfOrder && turn > 0 ? { turn } : {}),
  }
}

/** Returns a queued song as a track, whose id is that of the item. */
export const trackOfItem = ({ id, addedAt, song }: QueuedSong): Track => ({
  id,
  position: '',
  addedAt,
  excluded: false,
  song,
})

/** Whether the player shows this track already. */
export const isSameTrack = (
  current: CurrentTrack | null,
  { context, current: remote }: Queue,
): boolean => {
  if (!current || !remote || !context) return false
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
  if (turn && !itemId) {
    const step = await api.previous(source.list, turn + 1).catch(() => undefined)
    if (step?.track.song.id === songId) return trackOfStep(source, step)
  }
  const track = trackOfItem({ ...remote, id: itemId ?? trackId ?? songId, addedAt: '' })
  return trackOutOfOrder(source, track, null, itemId ? QUEUED : null)
}
