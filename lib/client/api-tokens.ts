import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { apiTokens as contract } from '@/lib/contract/api-tokens'
import type { RawInputOf, ResponseOf } from '@/lib/contract/contract'
import { api } from './api'
import { withRecentSignIn } from './recent-sign-in'

type Page = ResponseOf<typeof contract.list>

const KEY = ['api-tokens']

/** Returns the user's API tokens, the newest first; `initial` came with the page. */
export function useApiTokens(initial: Page) {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api(contract.list, {}, { signal }),
    initialData: initial,
  })
  return data.data
}

/** Creates a token. Only the response of the creation contains the secret. */
export function useCreateApiToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RawInputOf<typeof contract.create>) =>
      withRecentSignIn(() => api(contract.create, input)),
    onSuccess: ({ token: _secret, ...created }) =>
      client.setQueryData<Page>(KEY, (page) => page && { ...page, data: [created, ...page.data] }),
  })
}

/** Revokes a token. */
export function useRevokeApiToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (keyId: string) => api(contract.remove, { keyId }),
    onSuccess: (_, keyId) =>
      client.setQueryData<Page>(
        KEY,
        (page) => page && { ...page, data: page.data.filter(({ id }) => id !== keyId) },
      ),
  })
}
