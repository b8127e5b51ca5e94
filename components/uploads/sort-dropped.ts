import type { DroppedFile } from '@/components/imports/dropped-files'

const PLAYLIST = /\.(csv|tsv|txt|json|m3u8?|pls|xspf|jspf|xml|zip)$/i

/** Which files are playlists to import, and which are to be tried as audio; folders are neither. */
export function sortDropped(dropped: DroppedFile[]) {
  const files = dropped.filter(({ isFolder }) => !isFolder)
  return {
    playlists: files.filter(({ file }) => PLAYLIST.test(file.name)),
    audio: files.filter(({ file }) => !PLAYLIST.test(file.name)).map(({ file }) => file),
    hasFolders: files.length < dropped.length,
  }
}
