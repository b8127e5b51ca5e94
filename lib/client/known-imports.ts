import { useQueries } from '@tanstack/react-query'
import type { Import } from '@/lib/contract/import'
import { imports as contract } from '@/lib/contract/imports'
import { api } from './api'
import { importKey } from './imports'

/** Returns the latest known state of imports that are watched elsewhere; loads nothing itself. */
export const useKnownImports = (rows: readonly Import[]): Import[] =>
  useQueries({
    queries: rows.map((row) => ({
      queryKey: importKey(row.id),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api(contract.find, { importId: row.id }, { signal }),
      initialData: row,
      enabled: false,
    })),
    combine: (results) => results.map(({ data }) => data),
  })
