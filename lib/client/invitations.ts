import { useQuery } from '@tanstack/react-query'
import type { ResponseOf } from '@/lib/contract/contract'
import { invitations as contract } from '@/lib/contract/invitations'
import { api } from './api'
import { useProtectedChange } from './use-protected-change'

const KEY = ['invitations']
const PAGE_SIZE = 100

/** Returns the newest open invitations; `known` came with the page. */
export const useInvitations = (known: ResponseOf<typeof contract.list>) =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api(contract.list, { limit: PAGE_SIZE }, { signal }),
    initialData: known,
  }).data.data

/** Creates an invitation. */
export const useCreateInvitation = () =>
  useProtectedChange(KEY, (invitation: { email?: string; expiresInDays: number }) =>
    api(contract.create, invitation),
  )

/** Revokes an invitation. */
export const useRevokeInvitation = () =>
  useProtectedChange(KEY, (invitationId: string) => api(contract.remove, { invitationId }))
