'use client'

import { useMemo, useState } from 'react'
import type { Import } from '@/lib/contract/import'
import { useImportUploads } from './use-import-uploads'

/** Returns the imports of this visit: of chosen files, and started at other services. */
export function useVisitImports() {
  const uploads = useImportUploads()
  const [started, setStarted] = useState<Import[]>([])
  const ids = useMemo(
    () =>
      new Set([
        ...uploads.flatMap((upload) => (upload.state === 'accepted' ? [upload.import.id] : [])),
        ...started.map(({ id }) => id),
      ]),
    [uploads, started],
  )
  /** Puts an import in front of the others; the server may return one that is shown already. */
  const addStarted = (row: Import) =>
    setStarted((rows) => [row, ...rows.filter(({ id }) => id !== row.id)])
  return { uploads, started, ids, addStarted }
}
