import { boundText } from '@/lib/song-text/clean-text'

const ID = '([\\w-]{11})(?![\\w-])'
const SCHEME = '(?:(?:yt|youtube|ytdl|vnd\\.youtube):(?=https?:))?(?:https?:)?(?://)?'
// bounded-regex: links are cut to 1,000 characters.
const toPattern = (pattern: string) => new RegExp(`^${pattern}`, 'i')
const YOUTUBE = [
  `${SCHEME}(?:[\\w-]+\\.)?youtube(?:-nocookie)?\\.(?:com|googleapis\\.com)/(?:watch/?\\?(?:[^#]*&)?v=|watch/|embed/|shorts/|live/|video/|v/|vi/|e/|attribution_link\\?(?:[^#]*&)?u=(?:/|%2F)watch(?:\\?|%3F)v(?:=|%3D))${ID}`,
  `${SCHEME}(?:www\\.)?youtu\\.be/${ID}`,
].map(toPattern)
/** Other players of YouTube, such as Invidious and Piped, keep its path. */
const OTHER_PLAYERS = [
  `https?://[^/?#]+/watch\\?(?:[^#]*&)?v=${ID}`,
  `https?://(?=[^/?#]*(?:invidious|piped|yewtu|hyperpipe|viewtube))[^/?#]+/(?:embed/|shorts/|latest_version\\?(?:[^#]*&)?id=)?${ID}`,
  `plugin://plugin\\.video\\.(?:youtube|invidious|tubed)/[^?]*\\?(?:[^#]*&)?video_?id=${ID}`,
  `(?:yt|youtube|ytdl|vnd\\.youtube):(?://)?(?:video[:/])?(?:\\?v=)?${ID}`,
  // Mopidy writes the title before the id.
  `yt:video/[^#]*\\.${ID}$`,
].map(toPattern)
const ALL_PLAYERS = [...YOUTUBE, ...OTHER_PLAYERS]
const BARE_ID = /^[\w-]{11}$/

/** Parses the id of the video in a YouTube link; null for other text. */
export function parseYoutubeVideoId(text: string): string | null {
  return matchFirst(YOUTUBE, boundText(text))
}

/** The same, and for links of other players of YouTube, which the files of other programs contain. */
export function parseListedVideoId(text: string): string | null {
  return matchFirst(ALL_PLAYERS, boundText(text))
}

function matchFirst(patterns: RegExp[], link: string): string | null {
  for (const pattern of patterns) {
    const id = pattern.exec(link)?.[1]
    if (id !== undefined) return id
  }
  return null
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
