import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { apiTokens as contract } from '@/lib/contract/api-tokens'
import type { RawInputOf, ResponseOf } from '@/lib/contract/contract'
import { api } from './api'

type Page = ResponseOf<typeof contract.list>

const KEY = ['api-tokens']

/** The user's API tokens, the newest first; `known` is what the page came with. */
export function useApiTokens(known: Page) {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api(contract.list, {}, { signal }),
    initialData: known,
  })
  return data.data
}

/** Makes a token; the answer alone holds it. */
export function useCreateApiToken() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wanted: RawInputOf<typeof contract.create>) => api(contract.create, wanted),
    onSuccess: ({ token: _secret, ...made }) =>
      client.setQueryData<Page>(KEY, (page) => page && { ...page, data: [made, ...page.data] }),
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
