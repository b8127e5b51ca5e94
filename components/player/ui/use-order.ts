'use client'

import { useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { orderKey, stateKey } from '@/lib/client/list-queries'
import type { Mode } from '@/lib/contract/shuffle-settings'
import { orderOf } from '../engine/current-track'
import type { Source } from '../engine/types'
import { selectCurrent, usePlayer, usePlayerState } from './player-context'

/**
 * Returns the order in which a list plays, undefined if it does not; and a function that continues it
 * behind the current track in its own order, or shuffled in a mode.
 */
export function useOrder({ list }: Source) {
  const { player } = usePlayer()
  const queries = useQueryClient()
  const showProblem = useProblemText()
  const current = usePlayerState(selectCurrent)
  const order = current?.source.list === list ? orderOf(current.source) : undefined

  async function shuffleRest(mode: Mode) {
    try {
      await player.shuffleRest(mode)
      queries.invalidateQueries({ queryKey: orderKey(list) })
      queries.invalidateQueries({ queryKey: stateKey(list) })
    } catch (error) {
      toast(showProblem(error instanceof Error ? error : undefined))
    }
  }

  return {
    order,
    changeOrder(next: 'list' | Mode) {
      if (next === 'list') player.playInOrder()
      else void shuffleRest(next)
    },
  }
}
