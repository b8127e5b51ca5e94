import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ResponseOf } from '@/lib/contract/contract'
import { invitations as contract } from '@/lib/contract/invitations'
import { api } from './api'
import { withRecentSignIn } from './recent-sign-in'

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
  useInvitationChange((invitation: { email?: string; expiresInDays: number }) =>
    api(contract.create, invitation),
  )

/** Revokes an invitation. */
export const useRevokeInvitation = () =>
  useInvitationChange((invitationId: string) => api(contract.remove, { invitationId }))

function useInvitationChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => withRecentSignIn(() => change(input)),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}
