import 'server-only'
import { analyseSong } from '@/lib/services/analysis'
import type { JobPayload } from '../catalog'

export const handleAnalysis = (
  payload: JobPayload<'analysis'>,
  isLastTry: boolean,
): Promise<void> => analyseSong({ ...payload, isLastTry })
