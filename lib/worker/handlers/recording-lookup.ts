import 'server-only'
import { log } from '@/lib/observability/log'
import { lookUpRecordings } from '@/lib/services/recordings/look-up-recordings'

/** Looks up songs without a recording at MusicBrainz, if that is allowed. */
export async function handleRecordingLookup(): Promise<void> {
  const counts = await lookUpRecordings()
  if (counts.lookedUp + counts.lengths > 0) log().info(counts, 'recordings looked up')
}
