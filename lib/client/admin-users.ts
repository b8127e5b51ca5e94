import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
} from '@tanstack/react-query'
import { adminUsers as contract } from '@/lib/contract/admin-users'
import type { ResponseOf } from '@/lib/contract/contract'
import { sessions } from '@/lib/contract/sessions'
import { api } from './api'
import { withRecentSignIn } from './recent-sign-in'
import { useProtectedChange } from './use-protected-change'

const KEY = ['admin-users']
const PAGE_SIZE = 50

export type UserPage = ResponseOf<typeof contract.list>

const usersQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...KEY, q],
    queryFn: ({ pageParam, signal }) =>
      api(contract.list, { ...(q ? { q } : {}), limit: PAGE_SIZE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })

/** Returns the accounts that match a text; `first` is the first page of all, which came with the page. */
export const useUsers = (q: string, first: UserPage) =>
  useInfiniteQuery({
    ...usersQuery(q),
    ...(q === '' ? { initialData: { pages: [first], pageParams: [undefined] } } : {}),
  })

/** Disables or enables an account. */
export const useUpdateUser = () =>
  useProtectedChange(KEY, (change: { userId: string; isDisabled: boolean }) =>
    api(contract.update, change),
  )

/** Ends all sessions of an account. */
export const useEndUserSessions = () =>
  useProtectedChange(KEY, (userId: string) => api(sessions.removeOfUser, { userId }))

/** Turns two-factor sign-in of an account off. */
export const useRemoveTwoFactor = () =>
  useProtectedChange(KEY, (userId: string) => api(contract.removeTwoFactor, { userId }))

/** Deletes an account; `email` is its address. */
export const useDeleteUser = () =>
  useProtectedChange(KEY, (user: { userId: string; email: string }) => api(contract.remove, user))

/** Creates a link that sets a new password. */
export const useCreateResetLink = () =>
  useMutation({
    mutationFn: (userId: string) =>
      withRecentSignIn(() => api(contract.createResetLink, { userId })),
  })
