import 'server-only'
import { runYoutubeImport } from '@/lib/services/youtube/run'
import type { JobPayload } from '@/lib/jobs/catalog'

export const handleYoutubeImport = (
  { importId }: JobPayload<'youtube_import'>,
  isLastTry: boolean,
): Promise<void> => runYoutubeImport(importId, isLastTry)
