import type { DroppedFile } from '@/components/imports/dropped-files'
import { isPlaylistName } from '@/components/imports/read-folder'

/** Separates playlist files, by their names, from files to try as audio. Folders are left out. */
export function sortDropped(dropped: DroppedFile[]) {
  const files = dropped.filter(({ isFolder }) => !isFolder)
  return {
    playlists: files.filter(({ file }) => isPlaylistName(file.name)),
    audio: files.filter(({ file }) => !isPlaylistName(file.name)).map(({ file }) => file),
    hasFolders: files.length < dropped.length,
  }
}
