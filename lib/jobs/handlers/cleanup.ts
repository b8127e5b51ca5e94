import 'server-only'
import { log } from '@/lib/observability/log'
import { removeOldGuests } from '@/lib/services/guests'

/** Takes away what has had its time. */
export async function handleCleanup(): Promise<void> {
  const guests = await removeOldGuests()
  if (guests > 0) log().info({ guests }, 'old guests removed')
}
