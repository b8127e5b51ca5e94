import 'server-only'
import { db, type Transaction } from '@/db'
import type { Context } from '@/lib/context'
import type { Import } from '@/lib/contract/imports'
import { InvalidInputError } from '@/lib/errors'
import { toPlaylistName } from '@/lib/importers/playlist-name'
import { parseYoutubePlaylistId } from '@/lib/importers/youtube-link'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { findYoutubePlaylist, type YoutubePlaylist } from '@/lib/integrations/youtube/playlists'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { cleanDescription } from '@/lib/song-text/clean-text'
import { findImport } from '../imports/imports'
import { requireUser } from '../shared/access'
import { notConfigured, unreadable, youtubeProblem } from './problems'

/** Playlists that YouTube makes for each viewer and shows to nobody else. */
const PERSONAL: [start: string, words: string][] = [
  ['RD', 'This is a mix that YouTube makes anew for everyone. Only playlists can be imported.'],
  ['WL', 'YouTube shows Watch later to you alone. Copy its videos into a playlist.'],
  ['LL', 'YouTube shows liked videos to you alone. Copy them into a playlist.'],
  ['LM', 'YouTube shows liked music to you alone. Copy it into a playlist.'],
]

type Found = YoutubePlaylist | { openImport: string }

/**
 * Looks the playlist of a link up, unless an import is at it already: before `importFromYoutube`,
 * since nothing may be held in the database meanwhile. Throws `invalid_input`,
 * `youtube_not_configured`, `youtube_playlist_unreadable`, `youtube_unavailable`.
 */
export async function findLinked(ctx: Context, { url }: { url: string }): Promise<Found> {
  const { userId } = requireUser(ctx)
  const playlistId = parseYoutubePlaylistId(url)
  if (!playlistId) {
    throw new InvalidInputError([{ path: 'url', message: 'Must be a link to a YouTube playlist.' }])
  }
  const personal = PERSONAL.find(([start]) => playlistId.startsWith(start))
  if (personal) throw unreadable(personal[1])
  if (!isConfigured()) throw notConfigured()
  const [open] = await db.openImportLists.list(userId, [playlistId])
  return open ? { openImport: open.importId } : ask(playlistId)
}

/**
 * Begins to bring in the playlist that was found. Answers the import that is at it already where
 * there is one.
 */
export async function importFromYoutube(ctx: Context, _: unknown, found: Found): Promise<Import> {
  if ('openImport' in found) return findImport(ctx, { importId: found.openImport })
  const { userId } = requireUser(ctx)
  await openQueue()
  const importId = await db.transaction((tx) => begin(tx, userId, found))
  return findImport(ctx, { importId })
}

async function ask(playlistId: string): Promise<YoutubePlaylist> {
  try {
    return await findYoutubePlaylist(playlistId)
  } catch (error) {
    throw youtubeProblem(error)
  }
}

async function begin(tx: Transaction, userId: string, playlist: YoutubePlaylist): Promise<string> {
  await tx.openImportLists.lock(userId)
  const [open] = await tx.openImportLists.list(userId, [playlist.id])
  if (open) return open.importId
  const name = toPlaylistName(playlist.title)
  const row = await tx.imports.create({
    userId,
    kind: 'youtube',
    name,
    playlistName: null,
    file: null,
    total: playlist.count,
  })
  await tx.importLists.add(row.id, [{ kind: 'playlist', externalId: playlist.id, name }])
  const description = cleanDescription(playlist.description)
  const key = { importId: row.id, number: 0 }
  await tx.importLists.update(key, { total: playlist.count, description })
  await enqueue(tx, 'youtube_import', { importId: row.id }, { id: row.id, userId })
  return row.id
}
