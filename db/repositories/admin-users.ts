import { and, desc, eq, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { audioFiles } from '../schema/audio-files'
import { totpFactors } from '../schema/two-factor'
import { authSessions, userSearchText, users } from '../schema/users'

type UserPage = { limit: number; after?: string; text?: string }

const columns = {
  id: users.id,
  email: users.email,
  displayName: users.displayName,
  isOwner: users.isOwner,
  emailVerifiedAt: users.emailVerifiedAt,
  disabledAt: users.disabledAt,
  hasTwoFactor: sql<boolean>`exists (select from ${totpFactors}
    where ${totpFactors.userId} = ${users}.${sql.identifier('id')}
      and ${totpFactors.confirmedAt} is not null)`,
  createdAt: users.createdAt,
  lastSeenAt: sql<string | null>`(select max(${authSessions.lastSeenAt})::text
    from ${authSessions} where ${authSessions.userId} = ${users}.${sql.identifier('id')})`,
  uploadBytes: sql<number>`(select coalesce(sum(${audioFiles.bytes}), 0)::float8
    from ${audioFiles} where ${audioFiles.userId} = ${users}.${sql.identifier('id')})`,
}
const isAccount = isNull(users.guestUntil)

/** Accounts, as administrators see them: without guests. */
export const adminUserRepository = (db: Database) => ({
  /** A page, the newest account first; `after` is an id, `text` a part of address or name. */
  async list({ limit, after, text }: UserPage) {
    return db
      .select(columns)
      .from(users)
      .where(
        and(
          isAccount,
          after === undefined ? undefined : lt(users.id, after),
          text === undefined ? undefined : containsText(text),
        ),
      )
      .orderBy(desc(users.id))
      .limit(limit + 1)
  },

  async find(id: string) {
    const [user] = await db
      .select(columns)
      .from(users)
      .where(and(eq(users.id, id), isAccount))
    return user
  },
})

function containsText(text: string): SQL {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return sql`${userSearchText(users)} like ${pattern}`
}
