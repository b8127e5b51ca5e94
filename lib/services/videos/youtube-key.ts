import 'server-only'
import { db, type YoutubeKeyRow } from '@/db'
import type { Context } from '@/lib/context'
import type { YoutubeConnection } from '@/lib/contract/connections'
import { AppError } from '@/lib/errors'
import { verifyKey } from '@/lib/integrations/youtube/verify-key'
import { requireRecentSession, requireSession, requireUser } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { toKeyProblem } from './key-problems'
import { findNextPacificDay, formatPacificDay } from './pacific-day'
import { SEARCHES_PER_DAY } from './search-budget'
import { sealKey, unsealKey } from './search-key'

/** The characters at the end of a key by which its owner recognises it. */
const SHOWN_CHARACTERS = 4

/** Finds the YouTube key of the user; null if there is none. */
export async function findYoutubeConnection(ctx: Context): Promise<YoutubeConnection | null> {
  const row = await db.youtubeKeys.find(requireUser(ctx).userId)
  return row ? present(row) : null
}

/**
 * Stores the YouTube key of the user, encrypted, once YouTube has accepted it; it replaces an earlier one.
 * @throws AppError `account_needed`, `youtube_key_rejected`, `youtube_key_restricted`,
 * `youtube_api_disabled`, `youtube_quota_exhausted`, `youtube_unavailable`
 */
export async function connectYoutube(
  ctx: Context,
  { key }: { key: string },
): Promise<YoutubeConnection> {
  const { userId, isGuest } = requireSession(ctx)
  if (isGuest) {
    throw new AppError(
      'account_needed',
      'Create an account first: the keys of guests are deleted within a day.',
    )
  }
  try {
    await verifyKey(key)
  } catch (error) {
    throw toKeyProblem(error)
  }
  const row = await store(userId, key)
  await recordAuditEvent(ctx, { userId, event: 'youtube_key_added' })
  return present(row)
}

/**
 * Deletes the YouTube key of the user. Videos that were found with it stay.
 * @throws AppError `recent_sign_in_required`
 */
export async function disconnectYoutube(ctx: Context): Promise<void> {
  const { userId } = requireRecentSession(ctx)
  if (!(await db.youtubeKeys.remove(userId))) return
  await recordAuditEvent(ctx, { userId, event: 'youtube_key_removed' })
}

async function store(userId: string, key: string): Promise<YoutubeKeyRow> {
  const stored = await db.youtubeKeys.find(userId)
  // The same key keeps its count of searches.
  const kept = stored && unsealKey(stored) === key && (await db.youtubeKeys.setBroken(stored, null))
  return kept || db.youtubeKeys.put(userId, sealKey(userId, key))
}

function present(row: YoutubeKeyRow): YoutubeConnection {
  const now = new Date()
  const keyEnding = unsealKey(row)?.slice(-SHOWN_CHARACTERS) ?? null
  const brokenReason = row.brokenReason ?? (keyEnding === null ? 'unreadable' : null)
  const used = row.searchDay === formatPacificDay(now) ? row.searchesUsed : 0
  return {
    id: row.id,
    provider: 'youtube',
    displayName: keyEnding === null ? 'API key' : `API key …${keyEnding}`,
    status: brokenReason ? 'broken' : 'active',
    brokenReason,
    keyEnding,
    searchesLeft: Math.max(0, SEARCHES_PER_DAY - used),
    searchesPerDay: SEARCHES_PER_DAY,
    resetsAt: findNextPacificDay(now).toISOString(),
    connectedAt: row.createdAt.toISOString(),
  }
}
