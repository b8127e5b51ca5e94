import 'server-only'
import { db, type Transaction } from '@/db'
import type { Actor, Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { Import } from '@/lib/contract/import'
import { MIN_CUT_VIDEOS, type youtube } from '@/lib/contract/youtube'
import { InvalidInputError } from '@/lib/errors'
import { toPlaylistName } from '@/lib/importers/playlist-name'
import { parseYoutubePlaylistId } from '@/lib/importers/youtube-link'
import { UpstreamError } from '@/lib/integrations/upstream-error'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { findPlaylistTitle } from '@/lib/integrations/youtube/oembed'
import { findYoutubePlaylist, type YoutubePlaylist } from '@/lib/integrations/youtube/playlists'
import { enqueue, openQueue } from '@/lib/jobs/enqueue'
import { cleanDescription } from '@/lib/song-text/clean-text'
import { assertMayImport } from '../imports/import-allowance'
import { findImport } from '../imports/imports'
import { requireUser } from '../shared/access'
import { toListedToken } from './listed-videos'
import { notConfiguredError, toYoutubeProblem, unreadableError } from './problems'

const UNNAMED_PLAYLIST = 'YouTube playlist'

/** Playlists that YouTube creates for each user, who alone can see them, by the start of their ids. */
const PERSONAL_PLAYLISTS: [prefix: string, text: string][] = [
  ['RD', 'This is a mix that YouTube creates for each user. Only playlists can be imported.'],
  ['WL', 'YouTube shows “Watch later” only to you. Copy its videos into a playlist.'],
  ['LL', 'YouTube shows liked videos only to you. Copy them into a playlist.'],
  ['LM', 'YouTube shows liked music only to you. Copy it into a playlist.'],
]

/** `videoIds` is set if the server has no key: the videos that YouTube's player lists. */
type NewPlaylist = YoutubePlaylist & { videoIds?: string[] }
type FoundPlaylist = NewPlaylist | { openImport: string }

/**
 * Fetches the playlist of a link, unless an open import contains it. Separate from
 * `startYoutubeImport`, because no transaction may be open during a call to YouTube.
 * @throws AppError `invalid_input`, `youtube_not_configured`, `youtube_playlist_unreadable`,
 * `youtube_unavailable`
 */
export async function findLinkedPlaylist(
  ctx: Context,
  { url, videoIds }: InputOf<typeof youtube.import>,
): Promise<FoundPlaylist> {
  const { userId } = requireUser(ctx)
  const playlistId = parseYoutubePlaylistId(url)
  if (!playlistId) {
    throw new InvalidInputError([
      { path: 'url', code: 'invalid_format', message: 'Must be a link to a YouTube playlist.' },
    ])
  }
  const personal = PERSONAL_PLAYLISTS.find(([prefix]) => playlistId.startsWith(prefix))
  if (personal) throw unreadableError(personal[1])
  const isListed = !isConfigured() && videoIds !== undefined
  if (!isConfigured() && !isListed) throw notConfiguredError()
  const [open] = await db.openImportLists.list(userId, [playlistId])
  if (open) return { openImport: open.importId }
  return isListed ? describeListed(playlistId, videoIds) : fetchPlaylist(playlistId)
}

/**
 * Queues an import of a playlist. Returns the open import that contains it, if there is one.
 * @throws AppError `too_many_imports`, `daily_imports_used`
 */
export async function startYoutubeImport(
  ctx: Context,
  _: unknown,
  found: FoundPlaylist,
): Promise<Import> {
  if ('openImport' in found) return findImport(ctx, { importId: found.openImport })
  const actor = requireUser(ctx)
  await openQueue()
  const importId = await db.transaction((tx) => createImport(tx, actor, found))
  return findImport(ctx, { importId })
}

async function fetchPlaylist(playlistId: string): Promise<YoutubePlaylist> {
  try {
    return await findYoutubePlaylist(playlistId)
  } catch (error) {
    throw toYoutubeProblem(error)
  }
}

/** The total of a list that the player may have cut is greater, so that no track is removed. */
async function describeListed(id: string, videoIds: string[]): Promise<NewPlaylist> {
  const isCut = videoIds.length >= MIN_CUT_VIDEOS
  const count = videoIds.length + (isCut ? 1 : 0)
  try {
    const title = await findPlaylistTitle(id)
    return { id, title: title ?? UNNAMED_PLAYLIST, description: '', count, videoIds }
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return { id, title: UNNAMED_PLAYLIST, description: '', count, videoIds }
  }
}

async function createImport(
  tx: Transaction,
  { userId, isGuest }: Pick<Actor, 'userId' | 'isGuest'>,
  playlist: NewPlaylist,
): Promise<string> {
  await tx.openImportLists.lock(userId)
  const [open] = await tx.openImportLists.list(userId, [playlist.id])
  if (open) return open.importId
  const name = toPlaylistName(playlist.title)
  await assertMayImport(tx, { userId, isGuest })
  const row = await tx.imports.create({
    userId,
    kind: 'youtube',
    name,
    playlistName: null,
    fileId: null,
    total: playlist.count,
  })
  await tx.importLists.add(row.id, [{ kind: 'playlist', externalId: playlist.id, name }])
  const description = cleanDescription(playlist.description)
  const key = { importId: row.id, number: 0 }
  const snapshotId = toListedToken(playlist.videoIds ?? [])
  await tx.importLists.update(key, { total: playlist.count, description, snapshotId })
  await enqueue(tx, 'youtube_import', { importId: row.id }, { id: row.id, userId })
  return row.id
}
