import 'server-only'
import type { JobPayload } from '@/lib/jobs/catalog'
import { analyseSong } from '@/lib/services/uploads/analysis'

export const handleAnalysis = (
  payload: JobPayload<'analysis'>,
  isLastAttempt: boolean,
): Promise<void> => analyseSong({ ...payload, isLastTry: isLastAttempt })
