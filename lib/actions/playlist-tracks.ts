'use server'

import { playlistTracks as contract } from '@/lib/contract/playlist-tracks'
import {
  addTracks,
  changeTrack,
  removeTracks,
  restoreTracks,
} from '@/lib/services/playlists/playlist-tracks'
import { createAction } from './create-action'

export const addTracksAction = createAction(contract.add, addTracks)

export const changeTrackAction = createAction(contract.change, changeTrack)

export const removeTracksAction = createAction(contract.removeMany, removeTracks)

export const restoreTracksAction = createAction(contract.restore, restoreTracks)
