import { useMutation, useQuery } from '@tanstack/react-query'
import type { ResponseOf } from '@/lib/contract/contract'
import { identities as contract } from '@/lib/contract/identities'
import { api } from './api'
import { withRecentSignIn } from './recent-sign-in'
import { signInAtProvider } from './session'
import { useProtectedChange } from './use-protected-change'

const KEY = ['identities']

/** Returns the linked identities; `known` came with the page. */
export const useIdentities = (known: ResponseOf<typeof contract.list>) =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api(contract.list, {}, { signal }),
    initialData: known,
  }).data.data

/** Sends the browser to the identity provider, which links an identity. Returns the code of a problem. */
export const useLinkIdentity = () =>
  useMutation({
    mutationFn: async () => {
      await withRecentSignIn(() => api(contract.check, {}))
      return signInAtProvider('/settings')
    },
  })

/** Unlinks an identity. */
export const useUnlinkIdentity = () =>
  useProtectedChange(KEY, (identityId: string) => api(contract.remove, { identityId }))
