'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { SearchField } from '@/components/ui/search-field'
import { useDebouncedValue } from '@/components/ui/use-debounced-value'
import { type UserPage, useUsers } from '@/lib/client/admin-users'
import { UserRow } from './user-row'

const DEBOUNCE_MS = 200

type UserListProps = { first: UserPage; ownId: string; nowMs: number }

/** The accounts of the server, with a search. */
export function UserList({ first, ownId, nowMs }: UserListProps) {
  const t = useTranslations('admin.users')
  const [text, setText] = useState('')
  const search = useDebouncedValue(text.trim(), DEBOUNCE_MS)
  const { data, isError, isFetching, refetch, ...pages } = useUsers(search, first)
  const users = data?.pages.flatMap((page) => page.data) ?? []
  return (
    <div className="px-gutter">
      <SearchField
        label={t('search')}
        placeholder={t('searchHint')}
        value={text}
        isBusy={isFetching}
        onChange={setText}
        className="max-w-100 pb-4"
      />
      {isError && (
        <ErrorState title={t('failed')} detail={t('failedDetail')} onRetry={() => void refetch()} />
      )}
      {users.length === 0 && !isError && !isFetching && (
        <EmptyState title={t('none')}>{t('noneDetail')}</EmptyState>
      )}
      <ul aria-busy={isFetching}>
        {users.map((user) => (
          <UserRow key={user.id} user={user} isSelf={user.id === ownId} nowMs={nowMs} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className="pt-4">
          <Button
            isLarge
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {pages.isFetchingNextPage ? t('loadingMore') : t('more')}
          </Button>
        </div>
      )}
    </div>
  )
}
