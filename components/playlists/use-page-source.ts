'use client'

import { useEffect, useMemo } from 'react'
import type { Source } from '@/components/player/engine/types'
import { usePlayer } from '@/components/player/ui/player-context'

/** Makes a list the one that keyboard shortcuts start, while its page is shown. */
export function usePageSource({ list, name }: Source): Source {
  const { pageSource } = usePlayer()
  const source = useMemo(() => ({ list, name }), [list, name])

  useEffect(() => {
    pageSource.current = source
    return () => {
      pageSource.current = null
    }
  }, [pageSource, source])

  return source
}
