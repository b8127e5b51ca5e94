import 'server-only'
import { log } from '@/lib/observability/log'
import { refreshVideos } from '@/lib/services/videos/refresh'

/** Updates stored data of videos, and deletes it when it may no longer be stored. */
export async function handleMatchRefresh(): Promise<void> {
  const { checked, removed } = await refreshVideos()
  if (checked + removed > 0) log().info({ checked, removed }, 'videos checked')
}
