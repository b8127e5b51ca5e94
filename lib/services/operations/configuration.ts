import 'server-only'
import { env } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { isTestedPart, type Part, type PartState } from '@/lib/contract/configuration'
import { isMailConfigured } from '@/lib/integrations/mail/smtp'
import { isRedirectAllowed, spotifyApp } from '@/lib/integrations/spotify/app'
import { isConfigured as isYoutubeConfigured } from '@/lib/integrations/youtube/call'
import { requireAdmin } from '../shared/access'

/** Lists the parts of the server and whether they are configured, for administrators. */
export async function listConfiguration(ctx: Context): Promise<{ parts: PartState[] }> {
  requireAdmin(ctx)
  const { APP_URL, DATABASE_URL, REDIS_URL, UPSTASH_REDIS_REST_URL } = env()
  const { STORAGE_URL, BACKUP_TARGET } = env()
  const builtInUnless = (setting: unknown) => (setting ? 'configured' : 'built_in')
  const missingUnless = (isReady: boolean) => (isReady ? 'configured' : 'missing')
  const parts = [
    describePart('address', builtInUnless(APP_URL), 'APP_URL'),
    describePart('database', builtInUnless(DATABASE_URL), 'DATABASE_URL'),
    describePart('redis', builtInUnless(REDIS_URL ?? UPSTASH_REDIS_REST_URL), 'REDIS_URL'),
    describePart('storage', builtInUnless(STORAGE_URL), 'STORAGE_URL'),
    describePart(
      'spotify',
      missingUnless(spotifyApp() !== undefined && isRedirectAllowed()),
      ...['SPOTIFY_CLIENT_ID', 'SPOTIFY_CLIENT_SECRET', 'APP_URL'],
    ),
    describePart('youtube', missingUnless(isYoutubeConfigured()), 'YOUTUBE_API_KEY'),
    describePart('mail', missingUnless(isMailConfigured()), 'SMTP_URL', 'MAIL_FROM'),
    describePart('backups', builtInUnless(BACKUP_TARGET), ...['BACKUP_TARGET', 'BACKUP_RECIPIENT']),
  ]
  return { parts }
}

const describePart = (
  part: Part,
  status: PartState['status'],
  ...settings: string[]
): PartState => ({ part, status, settings, isTestable: status !== 'missing' && hasTest(part) })

function hasTest(part: Part): boolean {
  // Without its secret, the id of a Spotify app can be tested only by a user who signs in.
  if (part === 'spotify') return spotifyApp()?.clientSecret !== undefined
  if (part === 'backups') return env().BACKUP_TARGET !== undefined
  return isTestedPart(part)
}
