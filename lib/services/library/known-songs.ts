import 'server-only'
import type { Candidate, SongSource, Transaction } from '@/db'
import type { ParsedTrack } from '@/lib/importers/types'
import { placeholderTitle } from '@/lib/importers/youtube-link'
import { songKey } from './song-keys'

/** Two recordings of one name are one song when their lengths are this close. */
const SAME_SONG_MS = 3_000

/**
 * The catalogue's songs that tracks may mean, kept up as an import adds to them. What a file says
 * of an ISRC or an id is believed only where the names agree: else one file would decide what all
 * others get. Only what Spotify said of an ISRC, and YouTube of a video, holds without the names.
 */
export async function knownSongs(tx: Transaction, tracks: ParsedTrack[], source: SongSource) {
  const ofSpotify = await tx.songSources.findSongIds(
    'spotify',
    present(tracks, (t) => t.spotifyId),
  )
  const ofYoutube = await tx.songSources.findSongIds(
    'youtube',
    present(tracks, (t) => t.youtubeId),
  )
  const rows = await tx.catalogue.listCandidates({
    id: [...new Set([...ofSpotify.values(), ...ofYoutube.values()])],
    isrc: present(tracks, (track) => track.isrc),
    match_key: present(tracks, songKey),
  })
  const byId = new Map(rows.map((song) => [song.songId, song]))
  const byIsrc = new Map(rows.flatMap((song) => (song.isrc ? [[song.isrc, song] as const] : [])))
  const byKey = Map.groupBy(rows, (song) => song.matchKey)
  /** Songs that an ISRC was taken from, until the database knows. */
  const cleared = new Set<string>()

  const isSure = (song: Candidate, track: ParsedTrack): boolean =>
    song.matchKey === songKey(track) || (source === 'spotify' && song.source !== 'file')
  const isOfVideo = (song: Candidate, track: ParsedTrack): boolean =>
    song.matchKey === songKey(track) ||
    source === 'youtube' ||
    track.title === placeholderTitle(track.youtubeId!)

  function free(song: Candidate): void {
    if (!song.isrc) return
    byIsrc.delete(song.isrc)
    song.isrc = null
    cleared.add(song.songId)
  }

  // Spotify's word for an ISRC takes it from the song that a file gave it to.
  function claim(song: Candidate, isrc: string | null): void {
    const holder = isrc && byIsrc.get(isrc)
    if (!isrc || (holder && (source !== 'spotify' || holder.source !== 'file'))) return
    if (holder) free(holder)
    song.isrc = isrc
    byIsrc.set(isrc, song)
  }

  return {
    cleared,

    find(track: ParsedTrack): Candidate | undefined {
      const ofIsrc = track.isrc ? byIsrc.get(track.isrc) : undefined
      if (ofIsrc && isSure(ofIsrc, track)) return ofIsrc
      const named = track.spotifyId ? byId.get(ofSpotify.get(track.spotifyId) ?? '') : undefined
      if (named?.matchKey === songKey(track)) return named
      const shown = track.youtubeId ? byId.get(ofYoutube.get(track.youtubeId) ?? '') : undefined
      if (shown && isOfVideo(shown, track)) return shown
      const alike = byKey.get(songKey(track)) ?? []
      return alike.find(({ durationMs }) => isSameLength(durationMs, track))
    },

    /** A song that the catalogue did not have; its ISRC is its own where no other one has it. */
    add(track: ParsedTrack, songId: string): Candidate {
      const { durationMs } = track
      const song = { songId, matchKey: songKey(track), durationMs, isrc: null, source }
      claim(song, track.isrc)
      byId.set(songId, song)
      byKey.set(song.matchKey, [...(byKey.get(song.matchKey) ?? []), song])
      if (track.spotifyId) ofSpotify.set(track.spotifyId, songId)
      if (track.youtubeId && source === 'youtube') ofYoutube.set(track.youtubeId, songId)
      return song
    },

    /** Spotify says itself what a file had said of the song until now. */
    takeOver(song: Candidate, track: ParsedTrack): Candidate {
      free(song)
      song.source = 'spotify'
      song.durationMs = track.durationMs ?? song.durationMs
      claim(song, track.isrc)
      return song
    },

    /**
     * Takes what the song did not say and the track does; answers whether there was anything. A
     * file completes what files brought alone.
     */
    complete(song: Candidate, track: ParsedTrack): boolean {
      if (source === 'file' && song.source !== 'file') return false
      const { durationMs, isrc } = song
      song.durationMs ??= track.durationMs
      if (source === 'spotify' && !song.isrc) claim(song, track.isrc)
      return song.durationMs !== durationMs || song.isrc !== isrc
    },
  }
}

const present = (tracks: ParsedTrack[], of: (track: ParsedTrack) => string | null) => [
  ...new Set(tracks.map(of).filter((value) => value !== null)),
]

const isSameLength = (known: number | null, { durationMs }: ParsedTrack) =>
  known === null || durationMs === null || Math.abs(known - durationMs) <= SAME_SONG_MS
