import 'server-only'
import type { PlaylistRow, SongRow, TrackRow } from '@/db'
import type { Playlist } from '@/lib/contract/playlist'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Song } from '@/lib/contract/song'

/** Longer queries do not improve a search, and their URLs can be too long. */
const MAX_QUERY_CHARS = 100

/** Returns the URL of a YouTube search for a song. */
export const createSearchUrl = ({ title, artists }: SongRow): string => {
  const text = [...artists.map((artist) => artist.name), title].join(' ')
  const query = text.slice(0, MAX_QUERY_CHARS).toWellFormed()
  return `https://www.youtube.com/results?search_query=${encodeURIComponent(query)}`
}

const toPlayback = (song: SongRow): Song['playback'] => {
  if (song.audioHash !== null && !song.removedAt)
    return { kind: 'audio', url: `/api/v1/songs/${song.id}/audio` }
  if (song.video) return { kind: 'youtube', videoId: song.video.id, match: song.video.match }
  return { kind: 'none', searchUrl: createSearchUrl(song) }
}

/** Returns a song in the form of the API. */
export function presentSong(song: SongRow): Song {
  const {
    video: _video,
    pieceId: _piece,
    removedAt: _removed,
    audioHash: _audio,
    ownCoverUrl,
    coverHash,
    ...rest
  } = song
  return {
    ...rest,
    coverUrl: coverHash
      ? `/api/v1/songs/${song.id}/cover?v=${coverHash}`
      : (song.album?.coverUrl ?? ownCoverUrl),
    playback: toPlayback(song),
    createdAt: song.createdAt.toISOString(),
  }
}

/** Returns a track in the form of the API. */
export const presentTrack = ({ song, ...track }: TrackRow): Track => ({
  ...track,
  addedAt: track.addedAt.toISOString(),
  song: presentSong(song),
})

/** Returns a playlist in the form of the API, without its tracks. */
export function presentPlaylist(
  playlist: PlaylistRow,
  playableCount: number | null = null,
): Playlist {
  const { originSource, originExternalId, originSyncedAt } = playlist
  return {
    id: playlist.id,
    name: playlist.name,
    description: playlist.description,
    trackCount: playlist.trackCount,
    playableCount,
    totalDurationMs: playlist.totalDurationMs,
    coverUrl: null,
    origin:
      originSource && originExternalId && originSyncedAt
        ? {
            source: originSource,
            externalId: originExternalId,
            syncedAt: originSyncedAt.toISOString(),
            syncMode: originSource === 'spotify' ? playlist.syncMode : null,
          }
        : null,
    version: playlist.version,
    createdAt: playlist.createdAt.toISOString(),
    updatedAt: playlist.updatedAt.toISOString(),
  }
}
