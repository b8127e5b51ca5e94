import { compact, tokensOf } from './tokens'

const TOPIC = /\s+-\s+Topic$/i
const ADDED = /(vevo|official|oficial|music|channel|tv|band|records)+$/

/** Whose recordings a channel shows, seen from an artist: YouTube's own album channel, theirs, or not. */
export function channelOf(channel: string, artist: string): 'topic' | 'own' | 'other' {
  const name = compact(channel.replace(TOPIC, ''))
  const wanted = compact(artist)
  if (wanted === '') return 'other'
  const isTheirs = isSame(name, wanted) || isSame(name.replace(ADDED, ''), wanted)
  if (!isTheirs) return 'other'
  return TOPIC.test(channel) ? 'topic' : 'own'
}

/** The artist of YouTube's own channel of albums; null for channels of people. */
export const topicArtist = (channel: string): string | null =>
  TOPIC.test(channel) ? channel.replace(TOPIC, '').trim() : null

const withoutThe = (name: string) => name.replace(/^the(?=.)/, '')
const isSame = (name: string, wanted: string) =>
  name !== '' && withoutThe(name) === withoutThe(wanted)

export const channelTokens = (channel: string): string[] => tokensOf(channel.replace(TOPIC, ''))
