import { parseTopicArtist, stripTopic } from '@/lib/song-text/video-owner'
import { toCompactName, tokenize } from './tokens'

// bounded-regex: titles and names have at most 1,000 characters.
const ADDED = /(vevo|official|oficial|music|channel|tv|band|records)+$/

/** Returns whether a channel is YouTube's album channel of an artist, the artist's own, or another. */
export function classifyChannel(channel: string, artist: string): 'topic' | 'own' | 'other' {
  const name = toCompactName(stripTopic(channel))
  const artistName = toCompactName(artist)
  if (artistName === '') return 'other'
  const isOwn = isSame(name, artistName) || isSame(name.replace(ADDED, ''), artistName)
  if (!isOwn) return 'other'
  return parseTopicArtist(channel) === null ? 'own' : 'topic'
}

const withoutThe = (name: string) => name.replace(/^the(?=.)/, '')
const isSame = (name: string, artistName: string) =>
  name !== '' && withoutThe(name) === withoutThe(artistName)

/** The tokens of the name of a channel. */
export const tokenizeChannel = (channel: string): string[] => tokenize(stripTopic(channel))
