import type { SongSort } from '@/lib/client/songs'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Reason } from '@/lib/contract/shuffle-reason'
import type { ShuffleStep } from '@/lib/contract/shuffle-state'
import type { Interruption } from './connection'
import type { PlaybackProblem } from './playback-problem'
import type { VideoErrorCode } from './youtube-errors'

/** `list`: the order of the list itself; `shuffle`: that of its shuffle, in the mode of its settings. */
export type PlayOrder = 'list' | 'shuffle'

/** `all`: the list, or set after set; `one`: the song that ends; `off`: neither. */
export type Repeat = 'off' | 'all' | 'one'

/** The list that is played, by its list id and its name, and the order of its tracks. */
export type Source = {
  list: string
  name: string
  /** Default: `shuffle`. */
  order?: PlayOrder
  /** The order that the songs page shows a derived list in; an album without it is played by its tracks. */
  sort?: SongSort
}

/** The place at which a list in its own order continues: behind a track, which is found by its page. */
export type ListPlace = {
  trackId: string
  /** The cursor of the track's page; undefined for the first page. */
  cursor?: string
  /** The index of the page's first track in the list. */
  start: number
  /** The index of the track in its page. */
  offset: number
  /** The place of a track that was chosen and has not been searched yet. */
  isUnknown?: boolean
}

/** A track of a list at its position in the playing order. */
export type Step = Omit<ShuffleStep, 'reason'> & {
  reason: Reason | null
  /** Only in list order. */
  place?: ListPlace
}

/** Why a track plays now; `queued` if the listener added it to the queue. */
export type TrackReason = Reason | { code: 'queued' }

/**
 * The current track and its position in the running set. In list order a set is one pass through the
 * list, and turns number the tracks that this tab plays.
 */
export type CurrentTrack = {
  source: Source
  /** 0 if the track does not belong to a set. */
  turn: number
  set: number
  position: number
  /** 0 if it is not known. */
  setSize: number
  track: Track
  /** Null for a track that the listener started. */
  reason: TrackReason | null
  /** The listener chose the track; the set continues after `turn`. */
  isOutOfOrder: boolean
  /** Only in list order. */
  place?: ListPlace
}

/** `waiting`: the track continues when the network or the server is back. */
export type PlayerStatus = 'idle' | 'loading' | 'waiting' | 'playing' | 'paused' | 'unplayable'

/** A request that failed, an interruption, or a track that cannot be played. */
export type PlayerProblem =
  | { kind: 'request_failed'; error: Error }
  | { kind: 'interrupted'; interruption: Interruption }
  | {
      kind: 'unplayable'
      problem: PlaybackProblem
      /** Too many tracks in a row could not be played. */
      hasStopped: boolean
    }

/** Why playback has not started although nothing failed. */
export type PlayerNotice = 'video_not_visible' | 'buffering'

export type PlayerState = {
  current: CurrentTrack | null
  status: PlayerStatus
  problem: PlayerProblem | null
  notice: PlayerNotice | null
  /** The next steps, in playing order; without those that `repeat` prevents. */
  upcoming: Step[]
  /** Whether the next steps are being requested. */
  isLoadingUpcoming: boolean
  /** Tracks that the listener added; they play before `upcoming`. */
  queue: Track[]
  /** The repetition of each order. */
  repeats: Record<PlayOrder, Repeat>
  /** 0 to 1. */
  volume: number
  /** Another tab of this browser plays the current track. */
  isActiveInOtherTab: boolean
}

/** `heardMs` is the time for which the track was heard, without parts that were skipped. */
export type Progress = { positionMs: number; durationMs: number; heardMs: number }

/** The position that an output reports; `durationMs` is 0 while it is unknown. */
export type OutputProgress = Omit<Progress, 'heardMs'>

/** The events of an output. */
export type OutputEvents = {
  onPlaying: () => void
  onPaused: () => void
  onProgress: (progress: OutputProgress) => void
  onEnded: () => void
  /** Playback will start later, without another call. */
  onWaiting: (notice: PlayerNotice) => void
  /** `youtubeCode` is the error code of YouTube if the video itself is faulty. */
  onFailed: (problem: PlaybackProblem, youtubeCode?: VideoErrorCode) => void
}

/** Plays one kind of recording: audio files or YouTube videos. `Key` identifies a recording. */
export type Output<Key = string> = {
  load: (key: Key, fromMs: number) => void
  /** Sets the recording that probably plays next, for outputs that can start it without a gap. */
  prepare?: (key: Key | undefined) => void
  play: () => void
  pause: () => void
  seek: (positionMs: number) => void
  /** 0 to 1. */
  setVolume: (volume: number) => void
  /** Stops playback and releases the recording. */
  unload: () => void
  /** Stops playback permanently and removes all listeners. */
  dispose: () => void
}
