import 'server-only'
import { db } from '@/db'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { isConfigured } from '@/lib/integrations/youtube/call'
import { requireUser } from '../shared/access'
import { nextPacificDay, pacificDay } from './pacific-day'

/** What YouTube allows a key a day. */
const SEARCHES_A_DAY = 100

const HOUR_SECONDS = 3_600
const DAY_SECONDS = 24 * HOUR_SECONDS
const POLICIES = [
  { name: 'search', limit: 30, windowSeconds: HOUR_SECONDS },
  // Anybody can be a guest as often as they like: all of them share a tenth of the day.
  { name: 'guest_search', limit: 10, windowSeconds: DAY_SECONDS },
] as const

let limits: ReturnType<typeof db.rateLimits<(typeof POLICIES)[number]['name']>> | undefined

/** Whether YouTube can be asked here at all: this server has a key for it. */
export const isYoutubeReady = (): boolean => isConfigured()

/** How many searches are left today, and when there are new ones. */
export async function searchBudget(ctx: Context) {
  requireUser(ctx)
  const now = new Date()
  const used = await db.videoSearches.getSpentQuota(pacificDay(now))
  return {
    isConfigured: isYoutubeReady(),
    searchesLeft: Math.max(0, SEARCHES_A_DAY - used),
    searchesPerDay: SEARCHES_A_DAY,
    resetsAt: nextPacificDay(now).toISOString(),
  }
}

/** Spends a search in a user's name; answers when to come back where there is none left. */
export async function spendSearch(ctx: Context): Promise<{ until: Date } | null> {
  const { userId, isGuest } = requireUser(ctx)
  const now = new Date()
  if (env().rateLimits.isOn) {
    limits ??= db.rateLimits([...POLICIES])
    const own = isGuest
      ? await limits.check('guest_search', 'guests')
      : await limits.check('search', userId)
    if (!own.allowed) return { until: new Date(now.getTime() + own.resetSeconds * 1_000) }
  }
  const isSpent = await db.videoSearches.spendQuota(pacificDay(now), SEARCHES_A_DAY)
  return isSpent ? null : { until: nextPacificDay(now) }
}

/** YouTube says that nothing is left today; answers when there is again. */
export async function closeDay(): Promise<Date> {
  const now = new Date()
  await db.videoSearches.exhaustQuota(pacificDay(now), SEARCHES_A_DAY)
  return nextPacificDay(now)
}
