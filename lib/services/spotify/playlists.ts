import 'server-only'
import { type ConnectionRow, db, type PlaylistRow } from '@/db'
import type { Context } from '@/lib/context'
import type { SpotifyPlaylist } from '@/lib/contract/spotify-playlist'
import {
  type SpotifyPlaylist as FetchedPlaylist,
  fetchPlaylists,
  PAGE_SIZE,
} from '@/lib/integrations/spotify/api'
import { cleanText, cleanTextOrNull } from '@/lib/song-text/clean-text'
import { requireUser } from '../shared/access'
import { decodeCursor, encodeCursor } from '../shared/cursor'
import { callSpotify } from './call'
import { notConnectedError, toAccountProblem } from './problems'

const provider = 'spotify' as const

/**
 * Lists the playlists of the user at Spotify, in the order of Spotify.
 * @throws AppError with a code of Spotify
 */
export async function listSpotifyPlaylists(ctx: Context, { cursor }: { cursor?: string }) {
  const { userId } = requireUser(ctx)
  const scope = JSON.stringify(['spotify playlists', userId])
  const offset = Number(decodeCursor(scope, cursor)?.[0] ?? 0)
  const connection = await db.connections.find({ userId, provider })
  if (!connection) throw notConnectedError()
  const page = await callSpotify(userId, (token) => fetchPlaylists(token, offset)).catch(
    (error) => {
      throw toAccountProblem(error)
    },
  )
  const known = await db.importedPlaylists.list(userId, provider)
  const byId = new Map(known.map((playlist) => [playlist.originExternalId, playlist]))
  return {
    data: page.playlists.map((fetched) => present(fetched, connection, byId.get(fetched.id))),
    nextCursor: page.hasMore ? encodeCursor(scope, [offset + PAGE_SIZE]) : null,
  }
}

function present(
  fetched: FetchedPlaylist,
  { profileId }: ConnectionRow,
  known?: PlaylistRow,
): SpotifyPlaylist {
  const isImportable = fetched.ownerId === profileId || fetched.isCollaborative
  return {
    id: fetched.id,
    name: cleanText(fetched.name),
    ownerName: cleanTextOrNull(fetched.ownerName),
    trackCount: fetched.trackCount,
    isImportable,
    ...(isImportable ? { reasonCode: null, reason: null } : toReason(fetched)),
    imported: known?.originSyncedAt
      ? {
          playlistId: known.id,
          syncedAt: known.originSyncedAt.toISOString(),
          isUpToDate: fetched.snapshotId !== null && known.originSnapshotId === fetched.snapshotId,
        }
      : null,
  }
}

const REASONS = {
  made_by_spotify: 'Made by Spotify, which does not share its own playlists',
  of_another_user:
    'Of another user: Spotify shares its songs only with the owner and collaborators',
}

function toReason({ ownerId }: FetchedPlaylist): Pick<SpotifyPlaylist, 'reasonCode' | 'reason'> {
  const reasonCode = ownerId === 'spotify' ? 'made_by_spotify' : 'of_another_user'
  return { reasonCode, reason: REASONS[reasonCode] }
}
