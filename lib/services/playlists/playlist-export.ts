import 'server-only'
import { db, type ExportRow } from '@/db'
import type { Context } from '@/lib/context'
import { NotFoundError } from '@/lib/errors'
import { type ExportFormat, exporters } from '@/lib/exporters/formats'
import type { ExportedPlaylist, ExportedTrack, Exporter } from '@/lib/exporters/types'
import { LIKED_LIST, type ListKey } from '@/lib/list-id'
import { requireUser } from '../shared/access'
import type { Download } from '../shared/download'
import { eventLoopTurn } from '../shared/event-loop-turn'
import { getShuffleOrder } from '../shuffle/shuffle-state'

/** Small enough that the embedded database, which blocks the process, returns them in few milliseconds. */
const PAGE_ROWS = 200

type ExportOptions = { playlistId: string; format: ExportFormat; order: 'list' | 'shuffle' }

/**
 * Exports a playlist of the user, or `liked`, as a file that can be imported again: in list order, or
 * in the order of the running set. The file is created while it is sent.
 * @throws AppError `not_found`; `no_shuffle_session` if no set is running
 */
export async function exportPlaylist(
  ctx: Context,
  { playlistId, format, order }: ExportOptions,
): Promise<Download> {
  const key = { userId: requireUser(ctx).userId, list: playlistId }
  const playlist = await describeList(key, order)
  const pages = order === 'list' ? listPages(key) : await shuffledPages(ctx, key)
  const exporter: Exporter = exporters[format]
  const { mediaType: type, extension } = exporter
  const text = serializePlaylist(exporter, playlist, pages)
  return { type, fileName: `${playlist.name}.${extension}`, text }
}

async function* serializePlaylist(
  exporter: Exporter,
  playlist: ExportedPlaylist,
  pages: AsyncIterable<ExportRow[]>,
): AsyncGenerator<string> {
  yield exporter.header(playlist)
  let index = 0
  for await (const rows of pages) {
    if (rows.length === 0) continue
    // Apart from the statement of another export.
    await eventLoopTurn()
    yield rows.map((row) => exporter.track(toTrack(row), index++, playlist)).join('')
  }
  if (index === 0 && exporter.emptyPlaylist) yield exporter.emptyPlaylist(playlist)
  yield exporter.footer
}

// A shuffled order has no id, so that importing it creates a second playlist.
async function describeList(
  { userId, list }: ListKey,
  order: ExportOptions['order'],
): Promise<ExportedPlaylist> {
  const found =
    list === LIKED_LIST
      ? { id: list, name: 'Liked songs', description: null }
      : await db.playlists.find({ userId, id: list })
  if (!found) throw new NotFoundError('Playlist', list)
  const { id, name, description } = found
  return order === 'list'
    ? { id, name, description }
    : { id: null, name: `${name.slice(0, 190)}, shuffled`, description }
}

async function* listPages(key: ListKey): AsyncGenerator<ExportRow[]> {
  for (let after: string | undefined; ; ) {
    await eventLoopTurn()
    const rows = await db.exports.list(key, { limit: PAGE_ROWS, after })
    yield rows
    if (rows.length < PAGE_ROWS) return
    after = rows.at(-1)?.cursor
  }
}

async function shuffledPages(ctx: Context, key: ListKey): Promise<AsyncGenerator<ExportRow[]>> {
  const { trackIds } = await getShuffleOrder(ctx, { playlistId: key.list })
  return pagesByIds(trackIds, key)
}

async function* pagesByIds(trackIds: string[], key: ListKey): AsyncGenerator<ExportRow[]> {
  for (let from = 0; from < trackIds.length; from += PAGE_ROWS) {
    await eventLoopTurn()
    const ids = trackIds.slice(from, from + PAGE_ROWS)
    const rows = await db.exports.list(key, { ids })
    const byId = new Map(rows.map((row) => [row.trackId, row]))
    yield ids.flatMap((id) => byId.get(id) ?? [])
  }
}

const toTrack = ({ trackId: _track, cursor: _cursor, ...track }: ExportRow): ExportedTrack => track
