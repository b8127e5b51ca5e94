import 'server-only'
import { log } from '@/lib/observability/log'
import { deleteExpiredGuests } from '@/lib/services/accounts/guests'
import { removeOldFiles } from '@/lib/services/imports/imports'
import { createPlayPartitions } from '@/lib/services/playlists/plays'
import { deleteExpiredKeys } from '@/lib/services/shared/idempotency'
import { removeExpiredAttempts } from '@/lib/services/spotify/connect'
import { cleanUploads } from '@/lib/services/uploads/clean-uploads'

/** Deletes expired data and creates the next partitions of the listening history. */
export async function handleCleanup(): Promise<void> {
  await createPlayPartitions()
  await removeExpiredAttempts()
  await cleanUploads()
  await removeOldFiles()
  const guests = await deleteExpiredGuests()
  const keys = await deleteExpiredKeys()
  if (keys > 0) log().info({ keys }, 'expired idempotency keys deleted')
  if (guests > 0) log().info({ guests }, 'expired guests deleted')
}
