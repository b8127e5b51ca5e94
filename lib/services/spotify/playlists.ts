import 'server-only'
import { type ConnectionRow, db, type PlaylistRow } from '@/db'
import type { Context } from '@/lib/context'
import type { SpotifyPlaylist } from '@/lib/contract/spotify'
import {
  fetchPlaylists,
  type SpotifyPlaylist as Head,
  PAGE_SIZE,
} from '@/lib/integrations/spotify/api'
import { cleanText, cleanTextOrNull } from '@/lib/song-text/clean-text'
import { requireUser } from '../shared/access'
import { decodeCursor, encodeCursor } from '../shared/cursor'
import { askSpotify } from './call'
import { accountProblem, notConnected } from './problems'

const provider = 'spotify' as const

/** The user's playlists at Spotify, in Spotify's order. Throws Spotify's refusals. */
export async function listSpotifyPlaylists(ctx: Context, { cursor }: { cursor?: string }) {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['spotify playlists', userId])
  const offset = Number(decodeCursor(scope, cursor)?.[0] ?? 0)
  const connection = await db.connections.find({ userId, provider })
  if (!connection) throw notConnected()
  const page = await askSpotify(userId, (token) => fetchPlaylists(token, offset)).catch((error) => {
    throw accountProblem(error)
  })
  const known = await db.importedPlaylists.list(userId, provider)
  const byId = new Map(known.map((playlist) => [playlist.originExternalId, playlist]))
  return {
    data: page.playlists.map((head) => present(head, connection, byId.get(head.id))),
    nextCursor: page.hasMore ? encodeCursor(scope, [offset + PAGE_SIZE]) : null,
  }
}

function present(head: Head, { profileId }: ConnectionRow, known?: PlaylistRow): SpotifyPlaylist {
  const isImportable = head.ownerId === profileId || head.isCollaborative
  return {
    id: head.id,
    name: cleanText(head.name),
    ownerName: cleanTextOrNull(head.ownerName),
    trackCount: head.trackCount,
    isImportable,
    reason: isImportable ? null : reasonFor(head),
    imported: known?.originSyncedAt
      ? {
          playlistId: known.id,
          syncedAt: known.originSyncedAt.toISOString(),
          isUpToDate: head.snapshotId !== null && known.originSnapshotId === head.snapshotId,
        }
      : null,
  }
}

const reasonFor = ({ ownerId }: Head): string =>
  ownerId === 'spotify'
    ? 'Made by Spotify, which hands it out to nobody'
    : 'Of somebody else: Spotify hands out its songs to owner and collaborators alone'
