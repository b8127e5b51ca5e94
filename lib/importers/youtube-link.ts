import { boundText } from '@/lib/song-text/clean-text'

const LINK =
  /^https?:\/\/(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|shorts\/|live\/|v\/)|youtu\.be\/)([\w-]{11})(?![\w-])/i
const BARE_ID = /^[\w-]{11}$/

/** Parses the id of the video in a YouTube link; null for other text. */
export function parseYoutubeVideoId(text: string): string | null {
  return LINK.exec(boundText(text))?.[1] ?? null
}

const PLAYLIST =
  /^https?:\/\/(?:(?:www|m|music)\.)?youtube\.com\/(?:playlist|watch)\?(?:[^#]*&)?list=([\w-]{2,100})(?=[&#]|$)/i

/** Parses the id of the playlist in a YouTube link, also in one to a video of it; null for other text. */
export function parseYoutubePlaylistId(text: string): string | null {
  return PLAYLIST.exec(boundText(text))?.[1] ?? null
}

/** True for the eleven characters of a video id. */
export function isVideoId(text: string): boolean {
  return BARE_ID.test(text)
}

/** The title of a video of which a file contains only the id. It can be played. */
export function placeholderTitle(youtubeId: string): string {
  return `YouTube video ${youtubeId}`
}
