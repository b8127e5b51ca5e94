import type { ShuffleTrack } from '@/lib/shuffle'

/** A track the lab can shuffle and name. */
export type LabTrack = ShuffleTrack & {
  title: string
  /** Its artists in words. */
  by: string
}

/** A list in the lab. */
export type LabList = {
  tracks: readonly LabTrack[]
  /** Said beside the list where something is missing from it. */
  note?: string
}
