'use server'

import { bulkTracks } from '@/lib/contract/bulk-tracks'
import { playlistTracks } from '@/lib/contract/playlist-tracks'
import { addManyTracks, excludeTracks } from '@/lib/services/playlists/bulk-tracks'
import { moveTracks } from '@/lib/services/playlists/move-tracks'
import { addTracks, changeTrack } from '@/lib/services/playlists/playlist-tracks'
import { removeTracks, restoreTracks } from '@/lib/services/playlists/remove-tracks'
import { createAction } from './create-action'

export const addTracksAction = createAction(playlistTracks.add, addTracks)

export const addManyTracksAction = createAction(bulkTracks.add, addManyTracks)

export const changeTrackAction = createAction(playlistTracks.change, changeTrack)

export const excludeTracksAction = createAction(bulkTracks.exclude, excludeTracks)

export const moveTracksAction = createAction(bulkTracks.move, moveTracks)

export const removeTracksAction = createAction(playlistTracks.removeMany, removeTracks)

export const restoreTracksAction = createAction(playlistTracks.restore, restoreTracks)
