import 'server-only'
import type { JobPayload } from '@/lib/jobs/catalog'
import { runYoutubeImport } from '@/lib/services/youtube/run-import'

export const handleYoutubeImport = (
  { importId }: JobPayload<'youtube_import'>,
  isLastAttempt: boolean,
): Promise<void> => runYoutubeImport(importId, isLastAttempt)
