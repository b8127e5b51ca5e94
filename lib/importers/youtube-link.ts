import { bounded } from '@/lib/song-text/clean-text'

const LINK =
  /^https?:\/\/(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|shorts\/|live\/|v\/)|youtu\.be\/)([\w-]{11})(?![\w-])/i
const BARE_ID = /^[\w-]{11}$/

/** The id of the video a YouTube link points at. */
export function youtubeVideoId(text: string): string | null {
  return LINK.exec(bounded(text))?.[1] ?? null
}

const PLAYLIST =
  /^https?:\/\/(?:(?:www|m|music)\.)?youtube\.com\/(?:playlist|watch)\?(?:[^#]*&)?list=([\w-]{2,100})(?=[&#]|$)/i

/** The id of the playlist a YouTube link names, also where it points at a video in one. */
export function youtubePlaylistId(text: string): string | null {
  return PLAYLIST.exec(bounded(text))?.[1] ?? null
}

/** True for the eleven characters of a video id. */
export function isVideoId(text: string): boolean {
  return BARE_ID.test(text)
}

/** The stand-in title of a video whose file gives its id alone; it still plays. */
export function videoTitle(youtubeId: string): string {
  return `YouTube video ${youtubeId}`
}
