import 'server-only'
import { db, type ExportRow } from '@/db'
import type { Context } from '@/lib/context'
import { NotFoundError } from '@/lib/errors'
import { type ExportFormat, exporters } from '@/lib/exporters/formats'
import type { ExportedPlaylist, ExportedTrack, Exporter } from '@/lib/exporters/types'
import { LIKED_LIST, type ListKey } from '@/lib/list-id'
import { requireUser } from '../shared/access'
import type { Download } from '../shared/download'
import { getShuffleOrder } from '../shuffle/shuffle-state'

const BATCH_ROWS = 1_000

type ExportOptions = { playlistId: string; format: ExportFormat; order: 'list' | 'shuffle' }

/**
 * Exports a playlist of the user, or `liked`, as a file that can be imported again: in list order, or
 * in the order of the running set.
 * @throws AppError `not_found`; `no_shuffle_session` if no set is running
 */
export async function exportPlaylist(
  ctx: Context,
  { playlistId, format, order }: ExportOptions,
): Promise<Download> {
  const key = { userId: requireUser(ctx).userId, list: playlistId }
  const playlist = await describeList(key, order)
  const exporter: Exporter = exporters[format]
  const parts = [exporter.header(playlist)]
  let index = 0
  for await (const row of order === 'list' ? listRows(key) : await shuffledRows(ctx, key)) {
    parts.push(exporter.track(toTrack(row), index++, playlist))
  }
  if (index === 0 && exporter.emptyPlaylist) parts.push(exporter.emptyPlaylist(playlist))
  parts.push(exporter.footer)
  const { mediaType: type, extension } = exporter
  return { type, fileName: `${playlist.name}.${extension}`, text: parts.join('') }
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

async function* listRows(key: ListKey): AsyncGenerator<ExportRow> {
  for (let after: string | undefined; ; ) {
    const rows = await db.exports.list(key, { limit: BATCH_ROWS, after })
    yield* rows
    if (rows.length < BATCH_ROWS) return
    after = rows.at(-1)?.cursor
  }
}

async function shuffledRows(ctx: Context, key: ListKey): Promise<AsyncGenerator<ExportRow>> {
  const { trackIds } = await getShuffleOrder(ctx, { playlistId: key.list })
  return rowsByIds(trackIds, key)
}

async function* rowsByIds(trackIds: string[], key: ListKey): AsyncGenerator<ExportRow> {
  for (let from = 0; from < trackIds.length; from += BATCH_ROWS) {
    const ids = trackIds.slice(from, from + BATCH_ROWS)
    const rows = await db.exports.list(key, { ids })
    const byId = new Map(rows.map((row) => [row.trackId, row]))
    yield* ids.flatMap((id) => byId.get(id) ?? [])
  }
}

const toTrack = ({ trackId: _track, cursor: _cursor, ...track }: ExportRow): ExportedTrack => track
