import type { ShuffleTrack } from '@/lib/shuffle'

/** A track the lab can shuffle and name. */
export type LabTrack = ShuffleTrack & {
  title: string
  /** Its artists in words. */
  by: string
}
