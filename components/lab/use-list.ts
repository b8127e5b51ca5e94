'use client'

import { useCallback, useEffect, useState } from 'react'
import type { ListChoice } from '@/lib/lab/lab-choice'
import type { LabList } from '@/lib/lab/lab-track'

type Held = { choice: ListChoice; list?: LabList; error?: string }

/** The tracks of the chosen list: made up, fetched, or what was pasted. */
export function useList(choice: ListChoice, pasted: LabList | undefined) {
  const [held, setHeld] = useState<Held>()
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts anew
  useEffect(() => {
    if (choice.kind === 'pasted') return
    const stop = new AbortController()
    load(choice, stop.signal).then(
      (list) => !stop.signal.aborted && setHeld({ choice, list }),
      (cause) => !stop.signal.aborted && setHeld({ choice, error: wordsFor(cause) }),
    )
    return () => stop.abort()
  }, [choice, attempt])

  const retry = useCallback(() => {
    setHeld(undefined)
    setAttempt((number) => number + 1)
  }, [])
  const isHeld = held?.choice === choice
  return {
    list: choice.kind === 'pasted' ? pasted : isHeld ? held.list : undefined,
    error: isHeld ? held.error : undefined,
    retry,
  }
}

async function load(
  choice: Exclude<ListChoice, { kind: 'pasted' }>,
  signal: AbortSignal,
): Promise<LabList> {
  if (choice.kind === 'demo') {
    const { demoList } = await import('@/lib/lab/demo-list')
    return { tracks: demoList(choice.shape) }
  }
  const { ownPlaylist } = await import('./own-playlists')
  return ownPlaylist(choice.playlistId, signal)
}

const wordsFor = (cause: unknown): string =>
  cause instanceof Error && cause.name === 'ApiProblem'
    ? cause.message
    : 'The list did not load. Check the connection and try again.'
