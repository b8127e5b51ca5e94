import 'server-only'
import { analyseSong } from '@/lib/services/uploads/analysis'
import type { JobPayload } from '@/lib/jobs/catalog'

export const handleAnalysis = (
  payload: JobPayload<'analysis'>,
  isLastTry: boolean,
): Promise<void> => analyseSong({ ...payload, isLastTry })
