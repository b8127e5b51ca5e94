import 'server-only'
import { runImport } from '@/lib/services/imports/run'
import type { JobPayload } from '@/lib/jobs/catalog'

export const handleImport = (
  { importId }: JobPayload<'import'>,
  isLastTry: boolean,
): Promise<void> => runImport(importId, isLastTry)
