import 'server-only'
import { env } from '@/lib/config/env'
import type { LinkedService, ServiceLink } from '@/lib/importers/service-link'
import { skipEvent } from '@/lib/importers/skip'
import { parseSongLine } from '@/lib/importers/song-line'
import { trackEvent } from '@/lib/importers/track'
import type { RowEvent, SkipEvent } from '@/lib/importers/types'
import type { LinkedSong } from '@/lib/integrations/link-lookup/linked-song'
import type { SkipCode } from '@/lib/skip-reasons'
import { creditFromList, parseCredit } from '@/lib/song-text/credit'
import { findLinkedSongs, type LinkedSongs } from './find-linked-songs'

const MAX_LOOKUPS = 100
const MAX_SECONDS = 120
/** After so many failures in a row a service is not called again by the same import. */
const MAX_FAILURES = 3

const CODES: Record<Exclude<LinkedSongs['status'], 'found'>, SkipCode> = {
  not_found: 'link_not_found',
  unlisted: 'link_unlisted',
  unavailable: 'link_unavailable',
}

/** Looks up the songs of the links of one import, within a limit of links, songs and time. */
export class LinkLookup {
  #count = 0
  #endsAt: number | undefined
  readonly #failures = new Map<LinkedService, number>()

  #songsLeft: number

  /** `maxSongs`: how many songs the links may add to the rows of the file. */
  constructor(maxSongs: number) {
    this.#songsLeft = maxSongs
  }

  /** Returns the songs of a skipped row with a link, or the row with the reason. */
  async resolve(row: SkipEvent): Promise<RowEvent[]> {
    const { link } = row
    if (!link || !env().LINK_LOOKUPS) return [row]
    const skip = (code: SkipCode) => [
      skipEvent({ line: row.line, text: row.text, code, params: { service: link.service } }),
    ]
    this.#endsAt ??= performance.now() + MAX_SECONDS * 1_000
    if (++this.#count > MAX_LOOKUPS || performance.now() > this.#endsAt) return skip('link_limit')
    const failures = this.#failures.get(link.service) ?? 0
    if (failures >= MAX_FAILURES) return skip('link_unavailable')
    const found = await findLinkedSongs(link)
    this.#failures.set(link.service, found.status === 'unavailable' ? failures + 1 : 0)
    if (found.status !== 'found') return skip(CODES[found.status])
    // The row of the link itself is counted already.
    const more = found.songs.length - 1
    if (more > this.#songsLeft) return skip('link_limit')
    this.#songsLeft -= more
    return found.songs.map((song) => toTrack(song, { line: row.line, link: found.link }))
  }
}

/** A title of oEmbed may contain the artist; that of Spotify does not. */
function toTrack(song: LinkedSong, { line, link }: { line: number; link: ServiceLink }): RowEvent {
  const isUnnamed = song.artists.length === 0 && link.service !== 'Spotify'
  const named = isUnnamed ? parseSongLine(song.title) : { artist: null, title: song.title }
  const isSpotify = link.service === 'Spotify' && link.kind === 'track'
  return trackEvent({
    ...song,
    line,
    title: named.title,
    credit: named.artist === null ? creditFromList(song.artists) : parseCredit(named.artist),
    releaseDate: song.releaseDate ?? undefined,
    trackNumber: song.trackNumber ?? undefined,
    discNumber: song.discNumber ?? undefined,
    spotifyId: isSpotify ? link.id : null,
  })
}
