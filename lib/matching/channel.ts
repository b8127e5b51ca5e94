import { toCompactName, tokenize } from './tokens'

const TOPIC = /\s+-\s+Topic$/i
const ADDED = /(vevo|official|oficial|music|channel|tv|band|records)+$/

/** Returns whether a channel is YouTube's album channel of an artist, the artist's own, or another. */
export function classifyChannel(channel: string, artist: string): 'topic' | 'own' | 'other' {
  const name = toCompactName(channel.replace(TOPIC, ''))
  const artistName = toCompactName(artist)
  if (artistName === '') return 'other'
  const isOwn = isSame(name, artistName) || isSame(name.replace(ADDED, ''), artistName)
  if (!isOwn) return 'other'
  return TOPIC.test(channel) ? 'topic' : 'own'
}

/** Returns the artist of a YouTube album channel (`ABBA - Topic`); null for other channels. */
export const parseTopicArtist = (channel: string): string | null =>
  TOPIC.test(channel) ? channel.replace(TOPIC, '').trim() : null

const withoutThe = (name: string) => name.replace(/^the(?=.)/, '')
const isSame = (name: string, artistName: string) =>
  name !== '' && withoutThe(name) === withoutThe(artistName)

/** The tokens of the name of a channel. */
export const tokenizeChannel = (channel: string): string[] => tokenize(channel.replace(TOPIC, ''))
