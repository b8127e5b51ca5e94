import 'server-only'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { requireUser } from '../shared/access'
import { findNextPacificDay, formatPacificDay } from './pacific-day'

/** The quota of a key of YouTube. */
const SEARCHES_PER_DAY = 100
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

/** Returns the number of searches that are left today, and the time of the next reset. */
export async function findSearchBudget(ctx: Context) {
  requireUser(ctx)
  const now = new Date()
  const used = await db.videoSearches.getSpentQuota(formatPacificDay(now))
  return {
    isConfigured: isYoutubeReady(),
    searchesLeft: Math.max(0, SEARCHES_PER_DAY - used),
    searchesPerDay: SEARCHES_PER_DAY,
    resetsAt: findNextPacificDay(now).toISOString(),
  }
}

/** Spends a search of a user; returns the time of the next one if none is left, otherwise null. */
export async function spendSearch(ctx: Context): Promise<{ until: Date } | null> {
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

/** Records that the daily quota is exhausted; returns the time of the next reset. */
export async function exhaustSearches(): Promise<Date> {
  const now = new Date()
  await db.videoSearches.exhaustQuota(formatPacificDay(now), SEARCHES_PER_DAY)
  return findNextPacificDay(now)
}
