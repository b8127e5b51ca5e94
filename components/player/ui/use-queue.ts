'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import type { Track } from '@/lib/contract/playlist-tracks'
import { usePlayer } from './player-context'

/** Returns functions that change the queue; a toast shows the result, or the problem if that fails. */
export function useQueue() {
  const t = useTranslations('player.queue')
  const { queue } = usePlayer()
  const showProblem = useProblemText()

  async function run(change: Promise<void>, done?: string): Promise<void> {
    try {
      await change
      if (done) toast(done)
    } catch (error) {
      toast(showProblem(error instanceof Error ? error : undefined))
    }
  }

  const { items } = queue
  return {
    playNext: (tracks: Track[]) =>
      run(items.add(tracks, 'next'), t('playsNext', { count: tracks.length })),
    addToEnd: (tracks: Track[]) =>
      run(items.add(tracks, 'end'), t('added', { count: tracks.length })),
    remove: (id: string) => run(items.remove(id)),
    move: (id: string, index: number) => run(items.move(id, index)),
    clear: () => run(items.clear()),
  }
}
