import 'server-only'
import { log } from '@/lib/observability/log'
import { refreshVideos } from '@/lib/services/videos/refresh'

/** Keeps what is known of videos true, and no longer than it may be kept. */
export async function handleMatchRefresh(): Promise<void> {
  const { checked, removed } = await refreshVideos()
  if (checked + removed > 0) log().info({ checked, removed }, 'videos checked')
}
