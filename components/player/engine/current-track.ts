import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'
import { isPlaylistId } from '@/lib/list-id'
import type { Play } from './player-api'
import type { CurrentTrack, PlayerStatus, PlayOrder, Source, Step, TrackReason } from './types'

/** Returns the track of a step of a list. */
export const trackOfStep = (source: Source, step: Step): CurrentTrack => ({
  source,
  turn: step.turn,
  set: step.set,
  position: step.position,
  setSize: step.setSize,
  track: step.track,
  reason: step.reason,
  isOutOfOrder: false,
  ...(step.place && { place: step.place }),
})

/** Whether two current tracks are the same track of the same turn. */
export const isSameTurn = (one: CurrentTrack | null | undefined, other: CurrentTrack): boolean =>
  one?.track.id === other.track.id &&
  one.turn === other.turn &&
  one.source.list === other.source.list &&
  orderOf(one.source) === orderOf(other.source)

/** The order of a list; shuffled unless its own order was chosen. */
export const orderOf = (source: Source | undefined): PlayOrder => source?.order ?? 'shuffle'

/** Whether two sources are the same list in the same order. */
export const isSameSource = (one: Source | undefined, other: Source): boolean =>
  one?.list === other.list &&
  orderOf(one) === orderOf(other) &&
  (orderOf(one) === 'shuffle' || one.sort === other.sort)

/** Whether the listener queued a track, which then is no track of the list. */
export const isQueued = ({ reason }: Pick<CurrentTrack, 'reason'>): boolean =>
  reason?.code === 'queued'

const NO_POSITION = { turn: 0, set: 0, position: -1, setSize: 0, place: undefined }

/** Returns a track that the listener chose. If its list plays, that continues after it where it was. */
export function trackOutOfOrder(
  source: Source,
  track: Track,
  previous: CurrentTrack | null,
  reason: TrackReason | null = null,
): CurrentTrack {
  const continues = previous && isSameSource(previous.source, source)
  const { turn, set, position, setSize, place } = continues ? previous : NO_POSITION
  const at = { turn, set, position, setSize, ...(place && { place }) }
  return { source, ...at, track, reason, isOutOfOrder: true }
}

/** Returns the current track with other data about its song. */
export const withSong = (current: CurrentTrack, song: Song): CurrentTrack =>
  song === current.track.song ? current : { ...current, track: { ...current.track, song } }

type EndedTrack = {
  current: CurrentTrack
  status: PlayerStatus
  playedMs: number
  outcome: Play['outcome']
}

/** Returns the entry of the listening history; undefined for a track that was never heard. */
export function playRecordOf(ended: EndedTrack): Play | undefined {
  const { current, status, playedMs, outcome } = ended
  if (status === 'unplayable' || (outcome === 'skipped' && playedMs === 0)) return undefined
  const { list } = current.source
  const playlistId = isPlaylistId(list) ? list : undefined
  return { songId: current.track.song.id, playlistId, outcome, playedMs }
}
