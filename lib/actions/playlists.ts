'use server'

import { revalidatePath } from 'next/cache'
import { playlists as contract } from '@/lib/contract/playlists'
import { createPlaylist, removePlaylist, updatePlaylist } from '@/lib/services/playlists/playlists'
import { createAction } from './create-action'

export const createPlaylistAction = createAction(contract.create, async (ctx, input) => {
  const playlist = await createPlaylist(ctx, input)
  revalidatePath('/playlists', 'layout')
  return playlist
})

export const updatePlaylistAction = createAction(contract.update, async (ctx, input) => {
  const playlist = await updatePlaylist(ctx, input)
  revalidatePath('/playlists', 'layout')
  return playlist
})

export const removePlaylistAction = createAction(contract.remove, async (ctx, input) => {
  await removePlaylist(ctx, input)
  revalidatePath('/playlists', 'layout')
})
