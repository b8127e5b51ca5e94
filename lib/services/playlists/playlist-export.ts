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

const ROWS_AT_ONCE = 1_000

type Wanted = { playlistId: string; format: ExportFormat; order: 'list' | 'shuffle' }

/**
 * A playlist of the user's, or `liked`, as a file that can be imported again: in list order, or as
 * its running set plays. Throws `not_found`, and `no_shuffle_session` where no set runs.
 */
export async function exportPlaylist(
  ctx: Context,
  { playlistId, format, order }: Wanted,
): Promise<Download> {
  const key = { userId: requireUser(ctx).userId, list: playlistId }
  const playlist = await aboutList(key, order)
  const {
    mediaType,
    extension,
    header: head,
    track,
    footer: foot,
    emptyPlaylist: nothing,
  }: Exporter = exporters[format]
  const parts = [head(playlist)]
  let index = 0
  for await (const row of order === 'list' ? inListOrder(key) : await asItPlays(ctx, key)) {
    parts.push(track(asTrack(row), index++, playlist))
  }
  if (index === 0 && nothing) parts.push(nothing(playlist))
  parts.push(foot)
  return { type: mediaType, fileName: `${playlist.name}.${extension}`, text: parts.join('') }
}

// An order that was exported comes back as a playlist of its own, beside the one it was made of.
async function aboutList(
  { userId, list }: ListKey,
  order: Wanted['order'],
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

async function* inListOrder(key: ListKey): AsyncGenerator<ExportRow> {
  for (let after: string | undefined; ; ) {
    const rows = await db.exports.list(key, { limit: ROWS_AT_ONCE, after })
    yield* rows
    if (rows.length < ROWS_AT_ONCE) return
    after = rows.at(-1)?.cursor
  }
}

async function asItPlays(ctx: Context, key: ListKey): Promise<AsyncGenerator<ExportRow>> {
  const { trackIds } = await getShuffleOrder(ctx, { playlistId: key.list })
  return inOrderOf(trackIds, key)
}

async function* inOrderOf(trackIds: string[], key: ListKey): AsyncGenerator<ExportRow> {
  for (let from = 0; from < trackIds.length; from += ROWS_AT_ONCE) {
    const ids = trackIds.slice(from, from + ROWS_AT_ONCE)
    const rows = await db.exports.list(key, { ids })
    const byId = new Map(rows.map((row) => [row.trackId, row]))
    for (const id of ids) if (byId.has(id)) yield byId.get(id)!
  }
}

const asTrack = ({ trackId: _track, cursor: _cursor, ...track }: ExportRow): ExportedTrack => track
