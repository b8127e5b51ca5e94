import 'server-only'
import { type ConnectionRow, db } from '@/db'
import type { Context } from '@/lib/context'
import type { Connection } from '@/lib/contract/connections'
import { SPOTIFY_SCOPES } from '@/lib/integrations/spotify/app'
import { requireRecentSession, requireUser } from '../shared/access'
import { recordAuditEvent } from '../shared/audit'
import { notConnectedError } from './problems'

const provider = 'spotify' as const
/** The consent at Spotify lasts this long. Renewing tokens does not extend it. */
const CONSENT_MONTHS = 6

/** Finds the connection of the user to Spotify; null if there is none. */
export async function findSpotifyConnection(ctx: Context): Promise<Connection | null> {
  const row = await db.connections.find({ userId: requireUser(ctx).userId, provider })
  return row ? present(row) : null
}

/**
 * Turns the nightly sync on or off.
 * @throws AppError `spotify_not_connected`
 */
export async function updateSpotifyConnection(
  ctx: Context,
  { syncsNightly }: { syncsNightly: boolean },
): Promise<Connection> {
  const { userId } = requireUser(ctx)
  const row = await db.connections.update({ userId, provider }, { syncsNightly })
  if (!row) throw notConnectedError()
  return present(row)
}

/**
 * Deletes the connection with its tokens. Imported playlists are kept.
 * @throws AppError `recent_sign_in_required`
 */
export async function disconnectSpotify(ctx: Context): Promise<void> {
  const { userId } = requireRecentSession(ctx)
  if (!(await db.connections.disconnect({ userId, provider }))) return
  await recordAuditEvent(ctx, { userId, event: 'spotify_disconnected' })
}

const present = (row: ConnectionRow): Connection => ({
  id: row.id,
  provider: row.provider,
  displayName: row.displayName,
  status: row.brokenReason ? 'broken' : 'active',
  brokenReason: row.brokenReason,
  scopes: row.scopes,
  missingScopes: SPOTIFY_SCOPES.filter((scope) => !row.scopes.includes(scope)),
  syncsNightly: row.syncsNightly,
  connectedAt: row.createdAt.toISOString(),
  consentedAt: row.consentedAt.toISOString(),
  consentEndsAt: findConsentEnd(row.consentedAt).toISOString(),
})

function findConsentEnd(consentedAt: Date): Date {
  const end = new Date(consentedAt)
  end.setUTCMonth(end.getUTCMonth() + CONSENT_MONTHS)
  return end
}
