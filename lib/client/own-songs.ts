import type { RawInputOf } from '@/lib/contract/contract'
import { ownSongs as contract } from '@/lib/contract/own-songs'
import { songCovers } from '@/lib/contract/song-covers'
import { api, upload } from './api'

export type SongChange = Omit<RawInputOf<typeof contract.change>, 'songId'>

/** Changes the tags of an upload. Throws ApiProblem. */
export const changeSong = (songId: string, change: SongChange) =>
  api(contract.change, { songId, ...change })

/** Takes an upload away; it can be brought back for a day. Throws ApiProblem. */
export const removeSong = (songId: string) => api(contract.remove, { songId })
export const restoreSong = (songId: string) => api(contract.restore, { songId })

/** Gives an upload another cover, or none. Throws ApiProblem. */
export const removeCover = (songId: string) => api(songCovers.remove, { songId })
export const changeCover = (songId: string, file: File) =>
  upload(songCovers.change, file, { songId })
