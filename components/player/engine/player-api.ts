import { api } from '@/lib/client/api'
import { browserRegion } from '@/lib/client/videos'
import { plays } from '@/lib/contract/plays'
import { type Mode, type ShuffleStep, shuffle } from '@/lib/contract/shuffle'
import type { Song } from '@/lib/contract/songs'
import { type FAILURE_CODES, type Match, videos } from '@/lib/contract/videos'

const AHEAD = 20

export type Play = {
  songId: string
  playlistId?: string
  outcome: 'finished' | 'skipped'
  playedMs: number
}

/** What became of a video: an error of YouTube's player, or a length that is another recording's. */
export type VideoFailure = { videoId: string } & (
  | { code: (typeof FAILURE_CODES)[number] | 'wrong_song' }
  | { durationMs: number }
)

/** What the player asks of the server. */
export type PlayerApi = {
  next: (list: string, after?: number) => Promise<ShuffleStep>
  startOver: (list: string, mode: Mode) => Promise<void>
  previous: (list: string, before: number) => Promise<ShuffleStep>
  upcoming: (list: string) => Promise<ShuffleStep[]>
  record: (play: Play) => Promise<void>
  match: (songIds: string[]) => Promise<Match[]>
  reportVideo: (songId: string, failure: VideoFailure) => Promise<Song>
}

export const playerApi: PlayerApi = {
  next: (playlistId, after) => api(shuffle.next, { playlistId, after }),
  startOver: async (playlistId, mode) => {
    await api(shuffle.start, { playlistId, mode })
  },
  previous: (playlistId, before) => api(shuffle.previous, { playlistId, before }),
  upcoming: async (playlistId) => (await api(shuffle.upcoming, { playlistId, limit: AHEAD })).data,
  record: async (play) => {
    await api(plays.record, { ...play, playedMs: Math.round(play.playedMs) })
  },
  match: async (songIds) => (await api(videos.match, { songIds, region: browserRegion() })).data,
  reportVideo: (songId, failure) =>
    api(videos.fail, { songId, ...failure, region: browserRegion() }),
}
