import 'server-only'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { requireUser } from '../shared/access'
import { findNextPacificDay, formatPacificDay } from './pacific-day'
import { findSearchKey, type SearchKey } from './search-key'

/** The quota of a key of YouTube. */
export const SEARCHES_PER_DAY = 100
/** The rest is for accounts older than a day: anyone can create many new ones. */
const SEARCHES_FOR_NEW_ACCOUNTS = 50
const NEW_ACCOUNT_MS = 24 * 60 * 60 * 1_000

const HOUR_SECONDS = 3_600
const DAY_SECONDS = 24 * HOUR_SECONDS
const POLICIES = [
  { name: 'search', limit: 30, windowSeconds: HOUR_SECONDS },
  // One person can create many guests, so all guests share a tenth of the daily quota.
  { name: 'guest_search', limit: 10, windowSeconds: DAY_SECONDS },
] as const

let limits: ReturnType<typeof db.rateLimits<(typeof POLICIES)[number]['name']>> | undefined

/** Whether this server has a key for YouTube. */
export const isYoutubeReady = (): boolean => isConfigured()

/** Returns the searches that the user's key, or that of the server, has left today. */
export async function findSearchBudget(ctx: Context) {
  const key = await findSearchKey(requireUser(ctx).userId)
  const now = new Date()
  const used = await countUsed(key, formatPacificDay(now))
  return {
    isConfigured: key !== undefined,
    usesOwnKey: Boolean(key?.own),
    searchesLeft: Math.max(0, SEARCHES_PER_DAY - used),
    searchesPerDay: SEARCHES_PER_DAY,
    resetsAt: findNextPacificDay(now).toISOString(),
  }
}

const countUsed = (key: SearchKey | undefined, day: string): Promise<number> =>
  key?.own ? db.youtubeKeys.getSpentQuota(key.own.userId, day) : db.videoSearches.getSpentQuota(day)

/** Spends a search of a key; returns the time of the next one if none is left, otherwise null. */
export async function spendSearch(ctx: Context, key: SearchKey): Promise<{ until: Date } | null> {
  if (!key.own) return spendSharedSearch(ctx)
  const now = new Date()
  const isSpent = await db.youtubeKeys.spendQuota(key.own, formatPacificDay(now), SEARCHES_PER_DAY)
  return isSpent ? null : { until: findNextPacificDay(now) }
}

async function spendSharedSearch(ctx: Context): Promise<{ until: Date } | null> {
  const { userId, isGuest } = requireUser(ctx)
  const now = new Date()
  const { isOn } = env().rateLimits
  if (isOn) {
    limits ??= db.rateLimits([...POLICIES])
    const own = isGuest
      ? await limits.check('guest_search', 'guests')
      : await limits.check('search', userId)
    if (!own.allowed) return { until: new Date(now.getTime() + own.resetSeconds * 1_000) }
  }
  const max = isOn && (await isNewAccount(userId)) ? SEARCHES_FOR_NEW_ACCOUNTS : SEARCHES_PER_DAY
  const isSpent = await db.videoSearches.spendQuota(formatPacificDay(now), max)
  return isSpent ? null : { until: findNextPacificDay(now) }
}

async function isNewAccount(userId: string): Promise<boolean> {
  const user = await db.users.find(userId)
  return !user || Date.now() - user.createdAt.getTime() < NEW_ACCOUNT_MS
}

/** Records that the daily quota of a key is exhausted; returns the time of the next reset. */
export async function exhaustSearches({ own }: SearchKey): Promise<Date> {
  const now = new Date()
  const day = formatPacificDay(now)
  await (own
    ? db.youtubeKeys.exhaustQuota(own, day, SEARCHES_PER_DAY)
    : db.videoSearches.exhaustQuota(day, SEARCHES_PER_DAY))
  return findNextPacificDay(now)
}
