import 'server-only'
import { log } from '@/lib/observability/log'
import { deleteExpiredLinks } from '@/lib/services/accounts/account-links'
import { deleteExpiredGuests } from '@/lib/services/accounts/guests'
import { deleteEndedSessions } from '@/lib/services/accounts/sessions'
import { cleanImports } from '@/lib/services/imports/clean-imports'
import { createPlayPartitions } from '@/lib/services/playlists/plays'
import { deleteExpiredKeys } from '@/lib/services/shared/idempotency'
import { deleteExpiredViews } from '@/lib/services/shuffle/views'
import { removeExpiredAttempts } from '@/lib/services/spotify/connect'
import { cleanUploads } from '@/lib/services/uploads/clean-uploads'

/** Deletes expired data and creates the next partitions of the listening history. */
export async function handleCleanup(): Promise<void> {
  await createPlayPartitions()
  await removeExpiredAttempts()
  await cleanUploads()
  await cleanImports()
  await deleteExpiredViews()
  await deleteExpiredLinks()
  const sessions = await deleteEndedSessions()
  const guests = await deleteExpiredGuests()
  const keys = await deleteExpiredKeys()
  if (keys > 0) log().info({ keys }, 'expired idempotency keys deleted')
  if (sessions > 0) log().info({ sessions }, 'ended sessions deleted')
  if (guests > 0) log().info({ guests }, 'expired guests deleted')
}
