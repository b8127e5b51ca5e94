import type { Matcher } from '../types'
import { blockRatio } from './ratios'

/** By the description of spotify_to_ytmusic's rules: ratios of title and artist, five times the length's; always a winner. */
export const spotifyToYtmusic: Matcher = (song, videos) =>
  videos
    .map((video) => {
      const isSong = video.channel.endsWith(' - Topic')
      const length =
        1 - Math.min(1, (2 * Math.abs(video.durationMs - song.durationMs)) / song.durationMs)
      const title = blockRatio(video.title.toLowerCase(), song.title.toLowerCase())
      const artist = blockRatio(
        video.channel.replace(/ - Topic$/, '').toLowerCase(),
        song.artists.join(' ').toLowerCase(),
      )
      const score = (title + artist + 5 * length) * (isSong ? 2 : 1)
      return { id: video.videoId, score }
    })
    .sort((a, b) => b.score - a.score)[0]?.id
