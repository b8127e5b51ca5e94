import type { ShuffleTrack } from '@/lib/shuffle'
import type { SkipCode, SkipParams } from '@/lib/skip-reasons'

/** A track to shuffle and display. */
export type LabTrack = ShuffleTrack & {
  title: string
  /** All artists, separated by commas. */
  artistNames: string
}

export type LabList = {
  tracks: readonly LabTrack[]
  /** Absent if the list has all tracks of its source. */
  omission?: Omission
}

/** The reason a list lacks tracks of its source; `trackCount` is the number of tracks it has. */
export type Omission =
  | { code: 'playlist_truncated' | 'text_truncated'; trackCount: number }
  | { code: 'lines_skipped'; skipped: readonly SkippedLine[] }

/** A line of a pasted text that is not a track; `line` starts at 1, `reason` is in English. */
export type SkippedLine = { line: number; code: SkipCode; params: SkipParams; reason: string }
