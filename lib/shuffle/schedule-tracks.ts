import { DominantArtist } from './dominant-artist'
import { DueSlots } from './due-slots'
import { EntryPicker } from './entry-picker'
import type { Random } from './random'
import { recordPlay } from './record-play'
import { ENTRY_ARTIST, ENTRY_TRACK, type ScheduleState } from './schedule-state'
import type { TrackList } from './track-list'
import { TrackPicker } from './track-picker'

export type ScheduleOptions = {
  /** The main artist of each slot, earliest due first. */
  slotArtists: Int32Array
  random: Random
  /** The cost of playing a track after another one, for mode `flow`. */
  friction?: (before: number, track: number) => number
  /** The track handed out before the first position, -1 for none. */
  last: number
}

/**
 * Assigns a track to every position: that of the earliest due slot whose artist has a released track
 * without a penalty. If there is none, the examined track with the lowest penalty is played.
 */
export function scheduleTracks(
  list: TrackList,
  state: ScheduleState,
  { slotArtists, random, friction, last }: ScheduleOptions,
): Int32Array {
  // The track at the position before, -1 for none.
  let before = last
  const frictionAfter = friction && ((track: number) => (before < 0 ? 0 : friction(before, track)))
  const slots = new DueSlots(slotArtists, state)
  const dominant = new DominantArtist(list, state)
  const picker = new TrackPicker(list, state, frictionAfter)
  const entries = new EntryPicker(list, state, { slots, dominant, picker, random })
  const order = new Int32Array(list.size)
  for (let position = 0; position < list.size; position++) {
    const entry = entries.pick(position)
    const artist = state.entries[entry + ENTRY_ARTIST]!
    const track = state.entries[entry + ENTRY_TRACK]!
    recordPlay(list, state, entry, position)
    dominant.recordPlay(track, artist)
    order[position] = track
    before = track
  }
  return order
}
