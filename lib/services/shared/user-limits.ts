import 'server-only'
import type { LimitedResource, Transaction } from '@/db'
import { env } from '@/lib/config/env'
import { AppError } from '@/lib/errors'
import type { ErrorCode } from '@/lib/problem-codes'

const PROBLEMS: Record<LimitedResource, { code: ErrorCode; text: (max: number) => string }> = {
  playlists: {
    code: 'too_many_playlists',
    text: (max) => `You have ${max} playlists, the maximum. Delete one first.`,
  },
  likes: {
    code: 'too_many_likes',
    text: (max) => `An account can like ${max} songs at most. Unlike some first.`,
  },
  imports: {
    code: 'too_many_imports',
    text: (max) => `You have ${max} unfinished imports, the maximum. Wait for one, or cancel one.`,
  },
  tokens: {
    code: 'too_many_tokens',
    text: (max) => `You have ${max} API tokens, the maximum. Revoke one first.`,
  },
}

/** Of a guest, who gives no address: many could be created together. Guests cannot create tokens. */
const GUEST_LIMITS: Partial<Record<LimitedResource, number>> = {
  playlists: 100,
  likes: 10_000,
  imports: 5,
}

/**
 * Locks the count of a resource until the transaction ends, so that parallel calls cannot exceed the
 * limit together.
 * @throws AppError `too_many_playlists`, `too_many_likes`, `too_many_imports`, `too_many_tokens` if
 * the user cannot have one more
 */
export async function assertBelowLimit(
  tx: Transaction,
  userId: string,
  resource: LimitedResource,
): Promise<void> {
  await tx.userLimits.lock(userId, resource)
  await assertLimit(tx, userId, resource, { added: 1 })
}

/** Whether a user can have `added` more of a resource. Locks the count as `assertBelowLimit`. */
export async function hasRoomFor(
  tx: Transaction,
  userId: string,
  resource: LimitedResource,
  added: number,
): Promise<boolean> {
  await tx.userLimits.lock(userId, resource)
  return (await findExceededLimit(tx, userId, resource, { added })) === undefined
}

/**
 * Checks a resource after rows were added under a lock of the caller.
 * @throws AppError as `assertBelowLimit`, if there are more than the limit allows
 */
export async function assertWithinLimit(
  tx: Transaction,
  userId: string,
  resource: LimitedResource,
): Promise<void> {
  await assertLimit(tx, userId, resource, { added: 0 })
}

/**
 * Checks the number of tracks that a playlist has after a change. The caller has locked the playlist.
 * @throws AppError `playlist_full`
 */
export function assertPlaylistFits(trackCount: number): void {
  if (fitsPlaylist(trackCount)) return
  const max = env().userLimits.tracks
  throw new AppError(
    'playlist_full',
    `A playlist can have ${max} tracks at most; this one would have ${trackCount}.`,
    { params: { max, trackCount } },
  )
}

/** Whether a playlist can have so many tracks. */
export const fitsPlaylist = (trackCount: number): boolean => trackCount <= env().userLimits.tracks

async function assertLimit(...args: Parameters<typeof findExceededLimit>): Promise<void> {
  const [, , resource] = args
  const limit = await findExceededLimit(...args)
  if (limit !== undefined) throw limitError(resource, limit)
}

/**
 * Returns the limit that the stored rows exceed with those that are still to be added; undefined if
 * they do not.
 */
async function findExceededLimit(
  tx: Transaction,
  userId: string,
  resource: LimitedResource,
  { added }: { added: number },
): Promise<number | undefined> {
  const max = env().userLimits[resource]
  const guestMax = Math.min(max, GUEST_LIMITS[resource] ?? max)
  const counted = Math.max(0, max + 1 - added)
  const count = added + (await tx.userLimits.countUpTo(counted, userId, resource))
  // Below both limits the kind of user does not matter, and most calls save a statement.
  if (count <= guestMax) return undefined
  const limit = (await tx.guests.isGuest(userId)) ? guestMax : max
  return count > limit ? limit : undefined
}

function limitError(resource: LimitedResource, max: number): AppError {
  const { code, text } = PROBLEMS[resource]
  return new AppError(code, text(max), { params: { max } })
}
