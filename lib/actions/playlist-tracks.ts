'use server'

import { playlistTracks as contract } from '@/lib/contract/playlist-tracks'
import {
  addTracks,
  changeTrack,
  removeTracks,
  restoreTracks,
} from '@/lib/services/playlists/playlist-tracks'
import { action } from './action'

export const addTracksAction = action(contract.add, addTracks)

export const changeTrackAction = action(contract.change, changeTrack)

export const removeTracksAction = action(contract.removeMany, removeTracks)

export const restoreTracksAction = action(contract.restore, restoreTracks)
