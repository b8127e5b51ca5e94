import type { Tick } from '@/components/ribbon/tick'
import type { LabTrack } from '@/lib/lab/lab-track'

/** The tracks of a list as ticks, in list order. */
export const ticksOf = (tracks: readonly LabTrack[]): Tick[] =>
  tracks.map(({ artists, title, by }) => ({
    artistId: artists[0] ?? title,
    title,
    artistName: by,
  }))
