import type { Track } from '@/lib/contract/playlist-tracks'
import type { ShuffleStep } from '@/lib/contract/shuffle'

/** What is played from: a playlist's id, `liked` or `library`, and what it is called. */
export type Source = { list: string; name: string }

/** What stands at the needle. `isAside`: chosen by hand, the set waits at `turn`. */
export type CurrentTrack = {
  source: Source
  turn: number
  set: number
  position: number
  setSize: number
  track: Track
  reason: string
  isAside: boolean
}

export type PlayerStatus = 'idle' | 'loading' | 'playing' | 'paused' | 'unplayable'

export type PlayerState = {
  now: CurrentTrack | null
  status: PlayerStatus
  /** What went wrong, in words. */
  problem: string | null
  /** What it waits for, in words, where nothing is wrong. */
  notice: string | null
  /** What the set will hand out, the next first. */
  upcoming: ShuffleStep[]
  /** What was put before it by hand. */
  queue: Track[]
  /** 0 to 1. */
  volume: number
  /** Another window of this browser plays it. */
  isActiveInOtherTab: boolean
}

export type Progress = { positionMs: number; durationMs: number }

/** What an output tells the player. */
export type OutputEvents = {
  onPlaying: () => void
  onPaused: () => void
  onProgress: (progress: Progress) => void
  onEnded: () => void
  /** It begins by itself later, and when, in words. */
  onWaiting: (words: string) => void
  /** It will not play, and why, in words; `code` is YouTube's, where the fault is the video's. */
  onFailed: (words: string, code?: number) => void
}

/** Something that makes a song heard: an audio element, a video player. */
export type Output<Key = string> = {
  load: (key: Key, fromMs: number) => void
  /** Says what probably comes next, for those that can begin it without a gap. */
  prepare?: (key: Key | undefined) => void
  play: () => void
  pause: () => void
  seek: (positionMs: number) => void
  setVolume: (volume: number) => void
  /** Stops and lets go of the song. */
  unload: () => void
  /** Falls silent for good, and listens to nothing any more. */
  dispose: () => void
}
