'use client'

import { useCallback, useEffect, useState } from 'react'
import type { AlgorithmId } from '@/lib/lab/algorithm-names'
import type { Dealing } from '@/lib/lab/algorithms'
import type { LabTrack } from '@/lib/lab/lab-track'
import type { Found, ListFacts, Means, Run } from '@/lib/lab/run'

export type Runs = {
  facts?: ListFacts
  /** The runs found so far, by algorithm; of the deal before until a new one is there. */
  byId: Partial<Record<AlgorithmId, { run: Run; means?: Means }>>
  /** Every run belongs to the deal that was asked for. */
  isComplete: boolean
  hasFailed: boolean
}

type Held = Runs & { tracks?: readonly LabTrack[] }

const NOTHING: Held = { byId: {}, isComplete: false, hasFailed: false }

/** Shuffles a list by every algorithm, in the browser and in slices; again when list or deal change. */
export function useRuns(tracks: readonly LabTrack[] | undefined, dealing: Dealing) {
  const [held, setHeld] = useState<Held>(NOTHING)
  const [attempt, setAttempt] = useState(0)
  const { seed, mode, spacing } = dealing

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts anew
  useEffect(() => {
    if (!tracks) return
    const stop = new AbortController()
    setHeld((before) => ({
      ...(before.tracks === tracks ? before : NOTHING),
      tracks,
      isComplete: false,
      hasFailed: false,
    }))
    void shuffleAll(tracks, { seed, mode, spacing }, stop.signal, setHeld)
    return () => stop.abort()
  }, [tracks, seed, mode, spacing, attempt])

  const retry = useCallback(() => setAttempt((number) => number + 1), [])
  return { runs: held.tracks === tracks ? held : NOTHING, retry }
}

type Change = (change: (before: Held) => Held) => void

async function shuffleAll(
  tracks: readonly LabTrack[],
  dealing: Dealing,
  signal: AbortSignal,
  change: Change,
): Promise<void> {
  try {
    const [{ runLab }, { breather }] = await Promise.all([
      import('@/lib/lab/run'),
      import('@/lib/lab/breathe'),
    ])
    signal.throwIfAborted()
    for await (const found of runLab(tracks, dealing, breather(signal)))
      change((before) => ({ ...before, ...changeOf(before, found) }))
  } catch {
    if (!signal.aborted) change((before) => ({ ...before, hasFailed: true }))
  }
}

function changeOf({ byId }: Held, found: Found): Partial<Held> {
  if (found.kind === 'facts') return { facts: found.facts }
  const { id } = found
  if (found.kind === 'run')
    return { byId: { ...byId, [id]: { run: found.run } }, isComplete: id === 'riffle' }
  const held = byId[id]
  return held ? { byId: { ...byId, [id]: { ...held, means: found.means } } } : {}
}
