import 'server-only'
import { refreshTags } from '@/lib/services/uploads/refresh-tags'

/** Reads the tags of earlier uploads again, until its time is over. */
export async function handleTagRefresh(): Promise<void> {
  await refreshTags()
}
