import type { DroppedFile } from '@/components/imports/dropped-files'

const PLAYLIST_NAME = /\.(csv|tsv|txt|json|m3u8?|pls|wpl|nml|xspf|jspf|xml|zip)$/i

/** Separates playlist files, by their names, from files to try as audio. Folders are left out. */
export function sortDropped(dropped: DroppedFile[]) {
  const files = dropped.filter(({ isFolder }) => !isFolder)
  return {
    playlists: files.filter(({ file }) => PLAYLIST_NAME.test(file.name)),
    audio: files.filter(({ file }) => !PLAYLIST_NAME.test(file.name)).map(({ file }) => file),
    hasFolders: files.length < dropped.length,
  }
}
