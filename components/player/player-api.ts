import { api } from '@/lib/client/api'
import { plays } from '@/lib/contract/plays'
import { type Mode, type ShuffleStep, shuffle } from '@/lib/contract/shuffle'

const AHEAD = 20

export type Play = {
  songId: string
  playlistId?: string
  outcome: 'finished' | 'skipped'
  playedMs: number
}

/** What the player asks of the server. */
export type PlayerApi = {
  next: (list: string, after?: number) => Promise<ShuffleStep>
  startOver: (list: string, mode: Mode) => Promise<void>
  previous: (list: string, before: number) => Promise<ShuffleStep>
  upcoming: (list: string) => Promise<ShuffleStep[]>
  record: (play: Play) => Promise<void>
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
}
