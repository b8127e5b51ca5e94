import 'server-only'
import { createHash } from 'node:crypto'
import { db, type ViewRow } from '@/db'
import type { Context } from '@/lib/context'
import type { InputOf } from '@/lib/contract/contract'
import type { View, views } from '@/lib/contract/views'
import { NotFoundError } from '@/lib/errors'
import { derivedListId } from '@/lib/list-id'
import { requireUser } from '../shared/access'
import { countEntries } from './list-entries'

const MAX_VIEWS = 50
const VIEW_DAYS = 30

/** Creates a view, or renews the one with the same search and filters. */
export async function createView(
  ctx: Context,
  { q, filters }: InputOf<typeof views.create>,
): Promise<View> {
  const { userId } = requireUser(ctx)
  const { artist, album, genre, source, liked } = filters
  // Stored fingerprints have this form.
  const definition = JSON.stringify([q, artist, album, genre, source, liked])
  const fingerprint = createHash('sha256').update(definition).digest('base64url')
  const view = await db.transaction(async (tx) => {
    const saved = await tx.views.save({ userId, q, filter: filters, fingerprint }, VIEW_DAYS)
    await tx.views.keepLatest(userId, MAX_VIEWS)
    return saved
  })
  return presentView(view)
}

/**
 * Returns a view with the current number of its songs.
 *
 * @throws `not_found`
 */
export async function findView(ctx: Context, { viewId }: { viewId: string }): Promise<View> {
  const view = await db.views.find({ userId: requireUser(ctx).userId, id: viewId })
  if (!view) throw new NotFoundError('View', viewId)
  return presentView(view)
}

/**
 * Deletes a view and ends its shuffle.
 *
 * @throws `not_found`
 */
export async function removeView(ctx: Context, { viewId }: { viewId: string }): Promise<void> {
  const isRemoved = await db.views.remove({ userId: requireUser(ctx).userId, id: viewId })
  if (!isRemoved) throw new NotFoundError('View', viewId)
}

/** Deletes the expired views of all users. Returns their number. */
export const deleteExpiredViews = (): Promise<number> => db.views.removeExpired()

async function presentView({ id, userId, q, filter, createdAt, expiresAt }: ViewRow) {
  const list = derivedListId({ kind: 'view', id })
  return {
    id,
    listId: list,
    q,
    filters: filter,
    songCount: await countEntries(db, { userId, list }),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }
}
