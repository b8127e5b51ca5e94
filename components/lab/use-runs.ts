'use client'

import { useCallback, useEffect, useState } from 'react'
import type { AlgorithmId } from '@/lib/lab/baselines'
import type { ListFacts, Means, Result, Run } from '@/lib/lab/compare-algorithms'
import type { LabTrack } from '@/lib/lab/lab-list'
import type { RunOptions } from '@/lib/lab/shuffle-sets'

export type RunResult = { run: Run; means?: Means }

export type Runs = {
  facts?: ListFacts
  /** Each algorithm keeps its previous result until the new one is computed. */
  byId: Partial<Record<AlgorithmId, RunResult>>
  /** Whether every algorithm has a run for the current options. */
  isComplete: boolean
  hasFailed: boolean
}

type State = Runs & { tracks?: readonly LabTrack[] }

const INITIAL: State = { byId: {}, isComplete: false, hasFailed: false }

/** Shuffles a list with every algorithm, in time slices, whenever the list or an option changes. */
export function useRuns(tracks: readonly LabTrack[] | undefined, options: RunOptions) {
  const [state, setState] = useState(INITIAL)
  const [attempt, setAttempt] = useState(0)
  const { seed, mode, spacing } = options

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt shuffles again
  useEffect(() => {
    if (!tracks) return
    const controller = new AbortController()
    setState((previous) => ({
      ...(previous.tracks === tracks ? previous : INITIAL),
      tracks,
      isComplete: false,
      hasFailed: false,
    }))
    void shuffleAll(tracks, { seed, mode, spacing }, controller.signal, setState)
    return () => controller.abort()
  }, [tracks, seed, mode, spacing, attempt])

  const retry = useCallback(() => setAttempt((number) => number + 1), [])
  return { runs: state.tracks === tracks ? state : INITIAL, retry }
}

type Update = (change: (previous: State) => State) => void

async function shuffleAll(
  tracks: readonly LabTrack[],
  options: RunOptions,
  signal: AbortSignal,
  update: Update,
): Promise<void> {
  try {
    const [{ compareAlgorithms }, { createTimeSlicer }] = await Promise.all([
      import('@/lib/lab/compare-algorithms'),
      import('@/lib/lab/time-slices'),
    ])
    signal.throwIfAborted()
    for await (const result of compareAlgorithms(tracks, options, createTimeSlicer(signal)))
      update((previous) => ({ ...previous, ...changeBy(previous, result) }))
  } catch {
    if (!signal.aborted) update((previous) => ({ ...previous, hasFailed: true }))
  }
}

function changeBy({ byId }: State, result: Result): Partial<State> {
  if (result.kind === 'facts') return { facts: result.facts }
  const { id } = result
  if (result.kind === 'run')
    return { byId: { ...byId, [id]: { run: result.run } }, isComplete: id === 'riffle' }
  const previous = byId[id]
  return previous ? { byId: { ...byId, [id]: { ...previous, means: result.means } } } : {}
}
