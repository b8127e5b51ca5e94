'use client'

import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { Pause, Play, Shuffle } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Icon } from '@/components/ui/icons'
import { RoundButton } from '@/components/ui/round-button'
import { searchBudgetQuery } from '@/lib/client/videos'
import { orderOf } from '../engine/current-track'
import { isPlayingOrLoading } from '../engine/status'
import type { Source } from '../engine/types'
import { selectCurrent, usePlayer, usePlayerState } from './player-context'
import { useStart } from './use-start'

type ListPlayButtonsProps = {
  source: Source
  canPlay: boolean
  /** The tracks that have a recording; undefined or null if they were not counted. */
  playableCount?: number | null
}

/** Plays a list in its order, or pauses and resumes it; and a button that shuffles it. */
export function ListPlayButtons({ source, canPlay, playableCount }: ListPlayButtonsProps) {
  const t = useTranslations('player.list')
  const { player } = usePlayer()
  const start = useStart()
  const problemText = useProblemText()
  const isSilent = useIsSilent(playableCount)
  const now = usePlayerState(selectCurrent)
  const isHere = now?.source.list === source.list
  const isPlaying = usePlayerState(isPlayingOrLoading) && isHere
  const isShuffled = isHere && orderOf(now.source) === 'shuffle'

  const { list, name } = source
  const shuffled = { list, name }

  function toggle() {
    if (isPlaying) return player.pause()
    if (isHere) return player.resume()
    // In its own order, the player would try one track after the other.
    if (isSilent) return toast(problemText({ code: 'nothing_playable', detail: '' }))
    void start({ ...source, order: 'list' })
  }

  return (
    <>
      <RoundButton
        size={48}
        label={isPlaying ? t('pause') : t('play', { name: source.name })}
        title={isPlaying ? undefined : t('playHint')}
        disabled={!canPlay}
        onClick={toggle}
      >
        <Icon of={isPlaying ? Pause : Play} size={20} isFilled />
      </RoundButton>
      <button
        type="button"
        aria-label={t('shuffle', { name: source.name })}
        title={t('shuffleHint')}
        disabled={!canPlay}
        onClick={() => void start(shuffled)}
        className={clsx(
          'grid size-11 shrink-0 place-items-center rounded-full bg-fill-2 hover:bg-fill-3 focus-visible:rounded-full disabled:opacity-40',
          isShuffled ? 'text-accent' : 'text-ink-1',
        )}
      >
        <Icon of={Shuffle} size={20} />
      </button>
    </>
  )
}

/** Whether no track of a list can play, and there is no key to search for any. */
function useIsSilent(playableCount: number | null | undefined): boolean {
  const hasNone = playableCount === 0
  const { data } = useQuery({ ...searchBudgetQuery(), enabled: hasNone })
  return hasNone && data?.isConfigured === false
}
