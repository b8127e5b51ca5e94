'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type ImportPage, importsQuery, isOpen } from '@/lib/client/imports'

/**
 * Loads the user's imports page by page, starting with the first page of the server. Returns those
 * that run and those that have ended, both without the imports in `shownIds`.
 */
export function useImportList(firstPage: ImportPage, shownIds: ReadonlySet<string>) {
  const query = useInfiniteQuery({
    ...importsQuery(),
    initialData: { pages: [firstPage], pageParams: [undefined] },
  })
  const { data } = query
  const others = useMemo(
    () => data.pages.flatMap((page) => page.data).filter(({ id }) => !shownIds.has(id)),
    [data, shownIds],
  )
  return {
    running: others.filter(isOpen),
    ended: others.filter((row) => !isOpen(row)),
    reload: () => void query.refetch(),
    more: {
      hasMore: query.hasNextPage,
      isLoadingMore: query.isFetchingNextPage,
      moreError: query.isFetchNextPageError ? query.error : null,
      onMore: () => void query.fetchNextPage(),
    },
  }
}
