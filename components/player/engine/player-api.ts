import { api, urlOf } from '@/lib/client/api'
import { fetchListPage, type TrackPage } from '@/lib/client/list-tracks'
import { addToOutbox } from '@/lib/client/outbox/current'
import { browserRegion } from '@/lib/client/videos'
import { plays } from '@/lib/contract/plays'
import { shuffle } from '@/lib/contract/shuffle'
import type { Mode } from '@/lib/contract/shuffle-settings'
import type { ChosenStep, ShuffleStep } from '@/lib/contract/shuffle-state'
import type { Song } from '@/lib/contract/song'
import { songs } from '@/lib/contract/songs'
import type { Match } from '@/lib/contract/video-match'
import { videos } from '@/lib/contract/videos'
import { type CheckResult, checkUrl } from './connection'
import type { Source } from './types'
import type { VideoErrorCode } from './youtube-errors'

const UPCOMING_LIMIT = 20
/** A small response that needs the session. */
const SESSION_URL = urlOf(plays.list, { limit: 1 })

export type Play = {
  songId: string
  playlistId?: string
  outcome: 'finished' | 'skipped'
  playedMs: number
}

/** A video that failed: with YouTube's error code, or with a duration of another recording. */
export type VideoFailure = { videoId: string } & (
  | { code: VideoErrorCode | 'wrong_song' }
  | { durationMs: number }
)

/** The requests of the player to the server. */
export type PlayerApi = {
  /**
   * Returns the step after turn `after`; without it, the next step of the session. A new step is the
   * first one whose track may be played.
   */
  next: (list: string, after?: number) => Promise<ShuffleStep>
  /**
   * Gives a track that the listener chose the next turn, or none if it was heard in the set; for a song,
   * its next track. @throws ApiProblem `not_found` if it is not shuffled in the list
   */
  play: (list: string, chosen: { trackId: string } | { songId: string }) => Promise<ChosenStep>
  /** Returns a track that could not be played: it comes again later. */
  giveBack: (list: string, turn: number, reason: string) => Promise<void>
  /** Returns the number of tracks that the session of a list has handed out, on any device. */
  turn: (list: string) => Promise<number>
  startOver: (list: string, mode: Mode) => Promise<void>
  previous: (list: string, before: number) => Promise<ShuffleStep>
  upcoming: (list: string) => Promise<ShuffleStep[]>
  /** Returns a page of a list in its own order. */
  tracks: (source: Source, cursor?: string) => Promise<TrackPage>
  /** Stores a play until the server has it. */
  record: (play: Play) => Promise<void>
  /** Finds out why a file, or another recording, could not be played. */
  check: (fileUrl?: string) => Promise<CheckResult>
  /** Calls `listener` when the browser is online again; returns a function that ends that. */
  onOnline: (listener: () => void) => () => void
  match: (songIds: string[]) => Promise<Match[]>
  /** Returns the song with the next candidate. */
  reportVideo: (songId: string, failure: VideoFailure) => Promise<Song>
}

export const playerApi: PlayerApi = {
  next: (playlistId, after) => api(shuffle.next, { playlistId, after, playable: 'true' }),
  play: (playlistId, chosen) => api(shuffle.play, { playlistId, ...chosen }),
  giveBack: async (playlistId, turn, reason) => {
    await api(shuffle.return, { playlistId, turn, reason })
  },
  turn: async (playlistId) => (await api(shuffle.state, { playlistId })).turn,
  startOver: async (playlistId, mode) => {
    await api(shuffle.start, { playlistId, mode })
  },
  previous: (playlistId, before) => api(shuffle.previous, { playlistId, before }),
  upcoming: async (playlistId) =>
    (await api(shuffle.upcoming, { playlistId, limit: UPCOMING_LIMIT })).data,
  tracks: (source, cursor) => fetchListPage(source, cursor),
  record: async (play) => {
    const { playedMs } = play
    const playedAt = new Date().toISOString()
    const recorded = { ...play, playedMs: Math.round(playedMs), playedAt }
    if (!(await addToOutbox({ kind: 'play', ...recorded }))) await api(plays.record, recorded)
  },
  check: (fileUrl = SESSION_URL) => checkUrl(fileUrl),
  onOnline: (listener) => {
    window.addEventListener('online', listener)
    return () => window.removeEventListener('online', listener)
  },
  match: async (songIds) => (await api(videos.match, { songIds, region: browserRegion() })).data,
  reportVideo: (songId, failure) =>
    api(videos.fail, { songId, ...failure, region: browserRegion() }),
}

/** Returns a signed URL of the audio of a song, for another device. */
export const requestCastUrl = async (songId: string): Promise<string> =>
  (await api(songs.createCastUrl, { songId })).url
