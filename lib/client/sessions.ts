import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ResponseOf } from '@/lib/contract/contract'
import { sessions as contract } from '@/lib/contract/sessions'
import { api } from './api'

type Page = ResponseOf<typeof contract.list>

const KEY = ['sessions']

/** Where the user is signed in, this browser first; `known` is what the page came with. */
export function useSessions(known: Page) {
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api(contract.list, { limit: 100 }, { signal }),
    initialData: known,
  })
  return data.data.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** Ends one session, or all but this one; they are gone from the list at once. */
export function useEndSessions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: { sessionId: string } | 'others') =>
      which === 'others' ? api(contract.removeOthers, {}) : api(contract.remove, which),
    onSuccess: (_, which) =>
      client.setQueryData<Page>(
        KEY,
        (page) => page && { ...page, data: page.data.filter((one) => stays(one, which)) },
      ),
    onError: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

const stays = (one: Page['data'][number], which: { sessionId: string } | 'others') =>
  which === 'others' ? one.isCurrent : one.id !== which.sessionId
