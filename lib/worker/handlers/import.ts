import 'server-only'
import type { JobPayload } from '@/lib/jobs/catalog'
import { runImport } from '@/lib/services/imports/run'

export const handleImport = (
  { importId }: JobPayload<'import'>,
  isLastTry: boolean,
): Promise<void> => runImport(importId, isLastTry)
