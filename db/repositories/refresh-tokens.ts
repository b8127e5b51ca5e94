import { sql } from 'drizzle-orm'
import type { Database } from '../postgres'
import { rowsOf } from '../rows'
import { authTokens } from '../schema/users'
import { idleSince } from './auth-sessions'

type NewToken = { tokenHash: string; sessionId: string; expiresAt: Date }
type UsedToken = {
  sessionId: string
  userId: string
  /** Whether the token and its session are active. */
  isActive: boolean
  /** False if the token was used before. */
  isFirstUse: boolean
}

export const refreshTokenRepository = (db: Database) => ({
  async add(token: NewToken): Promise<void> {
    await db.insert(authTokens).values(token)
  },

  /** Marks a refresh token as used; undefined if there is none with this hash. */
  async use(tokenHash: string): Promise<UsedToken | undefined> {
    const [used] = await rowsOf<UsedToken>(
      db,
      sql`with found as (
            select t.token_hash, t.used_at, t.session_id, s.user_id,
              s.revoked_at is null and s.expires_at > now() and s.last_seen_at > ${idleSince}
                and t.expires_at > now() as is_active
            from auth_tokens t join auth_sessions s on s.id = t.session_id
            where t.token_hash = ${tokenHash} for update of t),
          used as (update auth_tokens t set used_at = now() from found f
            where t.token_hash = f.token_hash and f.used_at is null returning t.token_hash)
          select f.session_id as "sessionId", f.user_id as "userId", f.is_active as "isActive",
            exists (select 1 from used) as "isFirstUse" from found f`,
    )
    return used
  },
})
