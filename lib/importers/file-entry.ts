import type { SkipCode, SkipReason } from '@/lib/skip-reasons'
import { splitArtistTitle } from '@/lib/song-text/artist-title'
import { parseCredit } from '@/lib/song-text/credit'
import { decodeEntities } from '@/lib/song-text/entities'
import { normaliseArtist } from '@/lib/song-text/normalise'
import {
  type EntryNames,
  type LocatedNames,
  type NameOrder,
  nameDisplay,
  nameLocation,
} from './entry-names'
import { parseFolders } from './location-folders'
import { type LocationName, parseLocationName } from './location-name'
import { isPlaylistFile } from './location-path'
import { skipEvent, spotifySkip } from './skip'
import { parseSpotifyLink, type SpotifyLink } from './spotify-link'
import { trackEvent } from './track'
import type { ImportEvent } from './types'
import { parseListedVideoId, placeholderTitle } from './youtube-link'

/** The name that players display for a missing artist. */
const NO_ARTIST = /^(?:unknown artist|[<[(]unknown(?: artist)?[>\])])$/i

/** An entry of a list of files: a location, and optionally what a player displays. */
export type FileEntry = {
  line: number
  location?: string
  /** The parsed file name, if the reader has parsed it already. */
  file?: LocationName | null
  display?: string
  /** The order of artist and title in `display`, if the location proves none. */
  order?: NameOrder
  title?: string
  artist?: string
  album?: string
  genre?: string
  coverUrl?: string
  durationMs?: number | null
}

/**
 * Returns the track of an entry, named by its display text (`Artist - Title`), else by its file name
 * and folders, else by its YouTube video. A radio stream with a display text becomes a track of that
 * name. Skips an entry that is a playlist file.
 */
export function fileEntryEvent(entry: FileEntry): ImportEvent {
  const { line, location = '' } = entry
  const display = decodeEntities(entry.display ?? '')
  const link = parseSpotifyLink(location)
  const skip = (reason: SkipReason) => skipEvent({ line, ...reason, text: display || location })
  if (link?.kind === 'other') return skip(spotifySkip(link.what))
  if (link === null && isPlaylistFile(location)) return skip({ code: 'nested_playlist' })

  const located = locate(entry, link !== null)
  const youtubeId = parseListedVideoId(location) ?? located.file?.youtubeId ?? null
  const { title, artist, album } = nameEntry(entry, display, { link, located })
  const shown = title || (youtubeId === null ? '' : placeholderTitle(youtubeId))
  if (shown === '') return skip({ code: unnamedCode(location, link !== null) })
  return trackEvent({
    ...entry,
    title: shown,
    credit: parseCredit(artist === null || NO_ARTIST.test(artist) ? '' : artist),
    album,
    genres: decodeEntities(entry.genre ?? '').split(/[,;]/),
    spotifyId: link?.kind === 'track' ? link.id : null,
    youtubeId,
  })
}

type Evidence = { link: SpotifyLink | null; located: LocatedNames }

/** Names an entry by its tags, its display text, or its location. */
function nameEntry(entry: FileEntry, display: string, { link, located }: Evidence): EntryNames {
  if (display !== '') return applyTags(entry, display, nameDisplay(display, located, entry.order))
  const local = link?.kind === 'local' && link.title !== '' ? link : null
  return applyTags(entry, display, local ?? nameLocation(located))
}

/** Parses the file name and the folders of an entry. */
export function locate({ location = '', file }: FileEntry, isSpotify = false): LocatedNames {
  if (isSpotify) return { file: null, folders: null }
  const named = file === undefined ? parseLocationName(location) : file
  return { file: named, folders: parseFolders(location, named?.number != null) }
}

/** Replaces names by those that the entry states on their own. */
function applyTags(entry: FileEntry, display: string, named: EntryNames | null): EntryNames {
  const artist = decodeEntities(entry.artist ?? '')
  const title = decodeEntities(entry.title ?? '')
  const album = decodeEntities(entry.album ?? '') || (named?.album ?? null)
  if (title !== '') return { title, artist: artist || null, album }
  if (artist === '') return { artist: named?.artist ?? null, title: named?.title ?? '', album }
  return { artist, title: titleBeside(artist, display) ?? named?.title ?? '', album }
}

/** Removes a known artist from `Artist - Title` or `Title - Artist`; null if the text has no dash. */
function titleBeside(artist: string, display: string): string | null {
  const { artist: first, title: second } = splitArtistTitle(display)
  if (first === null || second === '') return null
  const name = normaliseArtist(artist)
  if (normaliseArtist(second) === name) return first
  return normaliseArtist(first).startsWith(name) || name.startsWith(normaliseArtist(first))
    ? second
    : display
}

function unnamedCode(location: string, isSpotify: boolean): SkipCode {
  if (isSpotify) return 'spotify_id_only'
  return location === '' ? 'no_title' : 'url_without_song'
}
