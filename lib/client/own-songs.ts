import type { RawInputOf } from '@/lib/contract/contract'
import { ownSongs as contract } from '@/lib/contract/own-songs'
import { songCovers } from '@/lib/contract/song-covers'
import { api, upload } from './api'

export type SongChange = Omit<RawInputOf<typeof contract.change>, 'songId'>

/** Changes the tags of an upload. @throws ApiProblem */
export const changeSong = (songId: string, change: SongChange) =>
  api(contract.change, { songId, ...change })

/** Deletes an upload; `restoreSong` restores it within a day. @throws ApiProblem */
export const removeSong = (songId: string) => api(contract.remove, { songId })

/** Restores a deleted upload. @throws ApiProblem */
export const restoreSong = (songId: string) => api(contract.restore, { songId })

/** Removes the cover of an upload. @throws ApiProblem */
export const removeCover = (songId: string) => api(songCovers.remove, { songId })

/** Replaces the cover of an upload. @throws ApiProblem */
export const changeCover = (songId: string, file: File) =>
  upload(songCovers.change, file, { songId })
