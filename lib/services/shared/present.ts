import 'server-only'
import type { PlaylistRow, SongRow, TrackRow } from '@/db'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Playlist } from '@/lib/contract/playlists'
import type { Song } from '@/lib/contract/songs'

/** More letters tell a search nothing, and an address has no room for 300 of three bytes. */
const MAX_QUERY_CHARS = 100

/** Where one looks for a song at YouTube oneself. */
export const createSearchUrl = ({ title, artists }: SongRow): string => {
  const words = [...artists.map((artist) => artist.name), title].join(' ')
  const query = words.slice(0, MAX_QUERY_CHARS).toWellFormed()
  return `https://www.youtube.com/results?search_query=${encodeURIComponent(query)}`
}

const toPlayback = (song: SongRow): Song['playback'] => {
  if (song.audioHash !== null && !song.removedAt)
    return { kind: 'audio', url: `/api/v1/songs/${song.id}/audio` }
  if (song.video) return { kind: 'youtube', videoId: song.video.id, match: song.video.match }
  return { kind: 'none', searchUrl: createSearchUrl(song) }
}

/** A song as the API shows it. */
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

/** A track as the API shows it. */
export const presentTrack = ({ song, ...track }: TrackRow): Track => ({
  ...track,
  addedAt: track.addedAt.toISOString(),
  song: presentSong(song),
})

/** A playlist as the API shows it, without its tracks. */
export function presentPlaylist(playlist: PlaylistRow): Playlist {
  const { originSource, originExternalId, originSyncedAt } = playlist
  return {
    id: playlist.id,
    name: playlist.name,
    description: playlist.description,
    trackCount: playlist.trackCount,
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
