import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { type Import, imports } from '@/lib/contract/imports'

const SHOWN = 20

/** The imports last begun, the latest first. */
export const importsQuery = () =>
  queryOptions({
    queryKey: ['imports'],
    queryFn: async ({ signal }) => (await api(imports.list, { limit: SHOWN }, { signal })).data,
  })

/** Whether an import still goes on. */
export const isOpen = ({ status }: Pick<Import, 'status'>): boolean =>
  status === 'queued' || status === 'running'
