// bounded-regex: names of channels are cut to 1,000 characters.
const ADDED = /\s*(?:vevo|official|oficial|tv|channel)\s*$/i
const HUMPS = /(?<=\p{Ll})(?=\p{Lu})/gu
// bounded-regex: as above.
const TOPIC = /\s+-\s+Topic$/i
/** Album channels of YouTube that are not those of one artist. */
const NO_ARTIST = /^(?:release|various artists|topic)$/i

/** Returns the artist that the channel of a video is named after: `AdeleVEVO`, `Coldplay Official`. */
export function readVideoOwner(channel: string): string {
  const name = channel.replace(ADDED, '').trim()
  const isVevo = /vevo\s*$/i.test(channel)
  return isVevo ? name.replace(HUMPS, ' ') : name
}

/**
 * Returns the artist of a YouTube album channel (`ABBA - Topic`), empty for one of several artists
 * (`Various Artists - Topic`); null for other channels.
 */
export function parseTopicArtist(channel: string): string | null {
  if (!TOPIC.test(channel)) return null
  const artist = stripTopic(channel).trim()
  return NO_ARTIST.test(artist) ? '' : artist
}

/** Returns the name of a channel without the ` - Topic` of an album channel. */
export const stripTopic = (channel: string): string => channel.replace(TOPIC, '')
