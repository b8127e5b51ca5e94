import type { Matcher } from '../types'

const has = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase())

/** By the description of Spotube's rules: points for title, artists and "official"; the length does not count. */
export const spotube: Matcher = (song, videos) =>
  videos
    .map(({ videoId, title, channel }) => {
      const artists = song.artists.filter((artist) => has(title, artist) || has(channel, artist))
      const isOfficial = has(title, 'official')
      const isOwn = song.artists.some((artist) => channel.toLowerCase() === artist.toLowerCase())
      const score =
        (has(title, song.title) ? 3 : 0) + artists.length + (isOfficial ? 1 : 0) + (isOwn ? 2 : 0)
      return { id: videoId, score }
    })
    .sort((a, b) => b.score - a.score)[0]?.id
