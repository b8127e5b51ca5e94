import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Import } from '@/lib/contract/import'
import { imports as contract } from '@/lib/contract/imports'
import { api } from './api'
import { importKeys, invalidateImports } from './imports'
import { invalidateLists } from './invalidate-lists'

/** Confirms or declines the removal that an import waits with. */
export function useConfirmImport(importId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (remove: boolean) => api(contract.confirm, { importId, remove }),
    onSuccess: (settled) => showSettled(client, settled),
    onError: () => refetch(client, importId),
  })
}

/** Undoes an import. */
export function useUndoImport(importId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => api(contract.undo, { importId }),
    onSuccess: (settled) => showSettled(client, settled),
    onError: () => refetch(client, importId),
  })
}

function showSettled(client: QueryClient, settled: Import): void {
  for (const queryKey of importKeys(settled.id)) client.setQueryData(queryKey, settled)
  void invalidateImports(client)
  invalidateLists(client)
}

function refetch(client: QueryClient, importId: string): void {
  for (const queryKey of importKeys(importId)) void client.invalidateQueries({ queryKey })
}
