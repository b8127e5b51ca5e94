import 'server-only'
import type { JobPayload } from '@/lib/jobs/catalog'
import { runFileImport } from '@/lib/services/imports/run-file-import'

export const handleImport = (
  { importId }: JobPayload<'import'>,
  isLastAttempt: boolean,
): Promise<void> => runFileImport(importId, isLastAttempt)
