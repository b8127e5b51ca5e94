'use server'

import { revalidatePath } from 'next/cache'
import { playlists as contract } from '@/lib/contract/playlists'
import { createPlaylist, removePlaylist, updatePlaylist } from '@/lib/services/playlists/playlists'
import { action } from './action'

export const createPlaylistAction = action(contract.create, async (ctx, input) => {
  const playlist = await createPlaylist(ctx, input)
  revalidatePath('/playlists', 'layout')
  return playlist
})

export const updatePlaylistAction = action(contract.update, async (ctx, input) => {
  const playlist = await updatePlaylist(ctx, input)
  revalidatePath('/playlists', 'layout')
  return playlist
})

export const removePlaylistAction = action(contract.remove, async (ctx, input) => {
  await removePlaylist(ctx, input)
  revalidatePath('/playlists', 'layout')
})
