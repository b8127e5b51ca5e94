'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { PLAYLISTS_KEY } from '@/components/lists/list-queries'
import { api, urlOf } from '@/lib/client/api'
import { type Import, Import as ImportSchema, imports } from '@/lib/contract/imports'
import { isOpen } from './import-queries'

const LOOK_EVERY_MS = 1_000

/** An import as it goes: told by the server, or asked for where nothing is told. */
export function useImport(first: Import): [Import, (next: Import) => void] {
  const queries = useQueryClient()
  const [current, setCurrent] = useState(first)
  const isRunning = isOpen(current)
  const { id } = first

  useEffect(() => {
    if (!isRunning) return
    const address = urlOf(imports.events, { importId: id })
    const source = new EventSource(address)
    let timer: ReturnType<typeof setInterval> | undefined

    function take(next: Import) {
      setCurrent(next)
      if (isOpen(next)) return
      source.close()
      clearInterval(timer)
      queries.invalidateQueries({ queryKey: PLAYLISTS_KEY })
      queries.invalidateQueries({ queryKey: ['tracks'] })
    }

    source.addEventListener('import', (event) => take(ImportSchema.parse(JSON.parse(event.data))))
    source.onerror = () => {
      source.close()
      timer ??= setInterval(() => {
        api(imports.find, { importId: id }).then(take, () => {})
      }, LOOK_EVERY_MS)
    }
    return () => {
      source.close()
      clearInterval(timer)
    }
  }, [id, isRunning, queries])

  return [current, setCurrent]
}
