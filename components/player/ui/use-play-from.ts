'use client'

import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import type { Track } from '@/lib/contract/playlist-tracks'
import type { Source } from '../engine/types'
import { usePlayer } from './player-context'

type PlayFrom = {
  source: Source
  /** Finds the list that is shown, if the page's list is another one. */
  findSource?: () => Promise<Source>
  /** Whether the list has a running set, which then continues after the track. */
  hasSet: boolean
}

/**
 * Returns a function that plays a track of a list at once: in the order in which the list plays already,
 * else in its shuffle if it has a running set, else in list order.
 */
export function usePlayFrom({ source, findSource, hasSet }: PlayFrom) {
  const { player } = usePlayer()
  const problemText = useProblemText()
  return async (track: Track): Promise<void> => {
    try {
      const from = findSource ? await findSource() : source
      const { current } = player.state.getState()
      const order = hasSet ? 'shuffle' : 'list'
      const isPlaying = current?.source.list === from.list
      player.playOutOfOrder(
        isPlaying ? { ...from, ...orderIn(current.source) } : { ...from, order },
        track,
      )
    } catch (error) {
      toast(problemText(error instanceof Error ? error : undefined))
    }
  }
}

const orderIn = ({ order = 'shuffle' }: Source): Pick<Source, 'order'> => ({ order })
