import type { Track } from '@/lib/contract/playlist-tracks'
import type { ShuffleStep } from '@/lib/contract/shuffle'
import { isPlaylistId } from '@/lib/list-id'
import type { Play } from './player-api'
import type { CurrentTrack, PlayerStatus, Source } from './types'

/** A turn of a list's set, at the needle. */
export const trackOfStep = (source: Source, step: ShuffleStep): CurrentTrack => ({
  source,
  turn: step.turn,
  set: step.set,
  position: step.position,
  setSize: step.setSize,
  track: step.track,
  reason: step.reason.text,
  isAside: false,
})

/** Whether two needles stand at one track of one turn. */
export const isSameTurn = (one: CurrentTrack | null | undefined, other: CurrentTrack): boolean =>
  one?.track.id === other.track.id &&
  one.turn === other.turn &&
  one.source.list === other.source.list

const NOWHERE = { turn: 0, set: 0, position: -1, setSize: 0 }

/** A track chosen by hand. In the list that plays, its set waits where it is. */
export function trackOutOfOrder(
  source: Source,
  track: Track,
  before: CurrentTrack | null,
  reason = '',
): CurrentTrack {
  const place = before?.source.list === source.list ? before : NOWHERE
  const { turn, set, position, setSize } = place
  return { source, turn, set, position, setSize, track, reason, isAside: true }
}

type Left = { now: CurrentTrack; status: PlayerStatus; playedMs: number; outcome: Play['outcome'] }

/** What the listening history should hold of a track one leaves; nothing of one that never sounded. */
export function playRecordOf({ now, status, playedMs, outcome }: Left): Play | undefined {
  if (status === 'unplayable' || (outcome === 'skipped' && playedMs === 0)) return undefined
  const { list } = now.source
  const playlistId = isPlaylistId(list) ? list : undefined
  return { songId: now.track.song.id, playlistId, outcome, playedMs }
}
