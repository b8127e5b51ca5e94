import type { HTMLAttributes, ReactNode } from 'react'
import type { Track } from '@/lib/contract/playlist-tracks'

/** Handlers of the rows. All rows share one object, so that unchanged rows do not render again. */
export type RowActions = {
  play: (index: number) => void
  menu: (index: number) => ReactNode
  /** The handlers of the drag handle; undefined if rows cannot be moved. */
  gripOf?: (index: number) => HTMLAttributes<HTMLElement>
}

export type TrackRowProps = {
  track: Track
  index: number
  /** The number that is shown. */
  number: number | string
  /** Whether the next row has the same first artist. */
  isJoined: boolean
  /** Whether the row is in the tab order. */
  isActive: boolean
  isSelected: boolean
  isCurrent: boolean
  isPlaying: boolean
  /** See `SetPosition`. */
  turnsAhead?: number
  actions: RowActions
}
