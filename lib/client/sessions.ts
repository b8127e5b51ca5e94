import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ResponseOf } from '@/lib/contract/contract'
import { sessions as contract } from '@/lib/contract/sessions'
import { api } from './api'
import { withRecentSignIn } from './recent-sign-in'

type Page = ResponseOf<typeof contract.list>

export const SESSIONS_KEY = ['sessions']

/** Returns the user's sessions, this browser's first; `initial` came with the page. */
export function useSessions(initial: Page) {
  const { data } = useQuery({
    queryKey: SESSIONS_KEY,
    queryFn: ({ signal }) => api(contract.list, { limit: 100 }, { signal }),
    initialData: initial,
  })
  return data.data.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** Ends one session, or all except this browser's, and removes them from the query. */
export function useEndSessions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: { sessionId: string } | 'others') =>
      withRecentSignIn(() =>
        which === 'others' ? api(contract.removeOthers, {}) : api(contract.remove, which),
      ),
    onSuccess: (_, which) =>
      client.setQueryData<Page>(
        SESSIONS_KEY,
        (page) => page && { ...page, data: page.data.filter((session) => isKept(session, which)) },
      ),
    onError: () => client.invalidateQueries({ queryKey: SESSIONS_KEY }),
  })
}

const isKept = (session: Page['data'][number], which: { sessionId: string } | 'others') =>
  which === 'others' ? session.isCurrent : session.id !== which.sessionId
