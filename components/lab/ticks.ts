import type { Tick } from '@/components/ribbon/tick'
import type { LabTrack } from '@/lib/lab/lab-list'

/** Returns the ticks of tracks; the main artist determines the colour. */
export const toTicks = (tracks: readonly LabTrack[]): Tick[] =>
  tracks.map(({ artists, title, artistNames }) => ({
    artistId: artists[0] ?? title,
    title,
    artistName: artistNames,
  }))

/** Returns the ticks of a list in a playing order of its track indices. */
export const ticksInOrder = (ticks: readonly Tick[], order: Int32Array): Tick[] =>
  [...order].flatMap((track) => ticks[track] ?? [])
