import { and, eq, sql } from 'drizzle-orm'
import type { ListKey } from '@/lib/list-id'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { shuffleSettings } from '../schema/shuffle'

type Settings = Pick<typeof shuffleSettings.$inferSelect, 'mode' | 'spacing'>
const DEFAULT_SETTINGS: Settings = { mode: 'balanced', spacing: 'normal' }

export const shuffleSettingsRepository = (db: Database) => ({
  /** The settings of a list; the default ones if the user has set none. */
  async find({ userId, list }: ListKey): Promise<Settings> {
    const [settings] = await db
      .select({ mode: shuffleSettings.mode, spacing: shuffleSettings.spacing })
      .from(shuffleSettings)
      .where(and(eq(shuffleSettings.userId, userId), eq(shuffleSettings.list, list)))
    return settings ?? DEFAULT_SETTINGS
  },

  /** Makes other writers of a list wait until the transaction ends; for lists without a row. */
  async lock({ userId, list }: ListKey): Promise<void> {
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${userId}:${list}`}, 0))`)
  },

  async save(key: ListKey, change: Partial<Settings>): Promise<Settings> {
    const saved = await db
      .insert(shuffleSettings)
      .values({ ...DEFAULT_SETTINGS, ...key, ...change })
      .onConflictDoUpdate({
        target: [shuffleSettings.userId, shuffleSettings.list],
        set: change,
      })
      .returning({ mode: shuffleSettings.mode, spacing: shuffleSettings.spacing })
    return expectRow(saved)
  },
})
