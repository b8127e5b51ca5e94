import { useMutation, useQueryClient } from '@tanstack/react-query'
import { connections } from '@/lib/contract/connections'
import { api } from './api'
import { withRecentSignIn } from './recent-sign-in'
import { searchBudgetQuery } from './videos'

/** Checks and stores the user's own YouTube key. */
export function useSetYoutubeKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (key: string) => api(connections.setYoutubeKey, { key }),
    onSuccess: () => client.invalidateQueries({ queryKey: searchBudgetQuery().queryKey }),
  })
}

/** Removes the user's own YouTube key. */
export function useRemoveYoutubeKey() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => withRecentSignIn(() => api(connections.removeYoutubeKey, {})),
    onSuccess: () => client.invalidateQueries({ queryKey: searchBudgetQuery().queryKey }),
  })
}
