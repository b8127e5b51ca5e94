import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { expectRow } from '../expect-row'
import type { Database } from '../postgres'
import { invitations } from '../schema/account-links'

type NewInvitation = {
  tokenHash: string
  email: string | null
  createdBy: string
  expiresAt: Date
}
export type InvitationRow = Omit<typeof invitations.$inferSelect, 'tokenHash' | 'createdBy'>

const columns = {
  id: invitations.id,
  email: invitations.email,
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
}
const isOpen = gt(invitations.expiresAt, sql`now()`)

export const invitationRepository = (db: Database) => ({
  async create(invitation: NewInvitation): Promise<InvitationRow> {
    return expectRow(await db.insert(invitations).values(invitation).returning(columns))
  },

  /** A page of open invitations, the newest first; `after` is the id of an invitation. */
  async list({ limit, after }: { limit: number; after?: string }): Promise<InvitationRow[]> {
    return db
      .select(columns)
      .from(invitations)
      .where(and(isOpen, after === undefined ? undefined : lt(invitations.id, after)))
      .orderBy(desc(invitations.id))
      .limit(limit + 1)
  },

  /** The open invitations, up to `max`. */
  async countOpen(max: number): Promise<number> {
    const rows = await db.select({ id: invitations.id }).from(invitations).where(isOpen).limit(max)
    return rows.length
  },

  /** Whether an address may register with a token now. */
  async isValid(tokenHash: string, email: string): Promise<boolean> {
    const rows = await db
      .select({ id: invitations.id })
      .from(invitations)
      .where(isFor(tokenHash, email))
    return rows.length > 0
  },

  /** Deletes the invitation that an address registers with; false if it is not valid. */
  async use(tokenHash: string, email: string): Promise<boolean> {
    const used = await db
      .delete(invitations)
      .where(isFor(tokenHash, email))
      .returning({ id: invitations.id })
    return used.length > 0
  },

  /** Deletes an invitation; false if there is none of this id. */
  async remove(id: string): Promise<boolean> {
    const removed = await db
      .delete(invitations)
      .where(eq(invitations.id, id))
      .returning({ id: invitations.id })
    return removed.length > 0
  },

  /** Deletes expired invitations. Returns their number. */
  async deleteExpired(): Promise<number> {
    const deleted = await db
      .delete(invitations)
      .where(lt(invitations.expiresAt, sql`now()`))
      .returning({ id: invitations.id })
    return deleted.length
  },
})

const isFor = (tokenHash: string, email: string) =>
  and(
    eq(invitations.tokenHash, tokenHash),
    isOpen,
    or(isNull(invitations.email), eq(invitations.email, email)),
  )
