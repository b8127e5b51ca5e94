import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TwoFactor } from '@/lib/contract/two-factor'
import { twoFactor as contract } from '@/lib/contract/two-factor'
import { api } from './api'
import { withRecentSignIn } from './recent-sign-in'
import { SESSIONS_KEY } from './sessions'

const KEY = ['two-factor']

/** Returns the state of two-factor sign-in; `initial` came with the page. */
export function useTwoFactor(initial: TwoFactor): TwoFactor {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api(contract.find, {}, { signal }),
    initialData: initial,
  })
  return data
}

/** Creates the key of an authenticator app. */
export const useBeginTotp = () =>
  useMutation({ mutationFn: () => withRecentSignIn(() => api(contract.begin, {})) })

/** Enables two-factor sign-in with a code. Only the response contains the recovery codes. */
export const useConfirmTotp = () => useChange((code: string) => api(contract.confirm, { code }))

/** Disables two-factor sign-in. */
export const useRemoveTotp = () => useChange(() => api(contract.remove, {}))

/** Replaces the recovery codes. Only the response contains the new ones. */
export const useReplaceRecoveryCodes = () => useChange(() => api(contract.replaceCodes, {}))

function useChange<Input = void, Result = unknown>(request: (input: Input) => Promise<Result>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => withRecentSignIn(() => request(input)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: KEY })
      // Other sessions may have ended.
      void client.invalidateQueries({ queryKey: SESSIONS_KEY })
    },
  })
}
