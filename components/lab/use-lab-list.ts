'use client'

import { useCallback, useEffect, useState } from 'react'
import type { LabList } from '@/lib/lab/lab-list'
import type { ListChoice } from '@/lib/lab/lab-settings'

type Loaded = { choice: ListChoice; list?: LabList; error?: Error }

/** Loads the chosen list. `list` and `error` are undefined while it loads. */
export function useLabList(choice: ListChoice, pasted: LabList | undefined) {
  const [loaded, setLoaded] = useState<Loaded>()
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads the list again
  useEffect(() => {
    if (choice.kind === 'pasted') return
    const controller = new AbortController()
    const { signal } = controller
    load(choice, signal).then(
      (list) => !signal.aborted && setLoaded({ choice, list }),
      (cause) => !signal.aborted && setLoaded({ choice, error: toError(cause) }),
    )
    return () => controller.abort()
  }, [choice, attempt])

  const retry = useCallback(() => {
    setLoaded(undefined)
    setAttempt((number) => number + 1)
  }, [])
  const current = loaded?.choice === choice ? loaded : undefined
  return { list: choice.kind === 'pasted' ? pasted : current?.list, error: current?.error, retry }
}

async function load(
  choice: Exclude<ListChoice, { kind: 'pasted' }>,
  signal: AbortSignal,
): Promise<LabList> {
  if (choice.kind === 'demo') {
    const { buildDemoList } = await import('@/lib/lab/demo-list')
    return { tracks: buildDemoList(choice.shape) }
  }
  const { fetchLabList } = await import('./own-playlists')
  return fetchLabList(choice.playlistId, signal)
}

const toError = (cause: unknown): Error =>
  cause instanceof Error ? cause : new Error('The list could not be loaded.', { cause })
