'use client'

import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import type { Source } from '../engine/types'
import { usePlayer } from './player-context'

/** Returns a function that plays a list in its order, or resumes it, and shows the problem if that fails. */
export function useStart(): (source: Source | Promise<Source>) => Promise<void> {
  const { player } = usePlayer()
  const problemText = useProblemText()
  return async (source) => {
    try {
      await player.start(await source)
    } catch (error) {
      toast(problemText(error instanceof Error ? error : undefined))
    }
  }
}
