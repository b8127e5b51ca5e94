import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import { useProblemText } from '@/components/messages/use-problem-text'
import type { PlaybackProblem } from '../engine/playback-problem'
import { selectProblem, usePlayerState } from './player-context'

/** Returns the message about the current problem of the player; null if there is none. */
export function useProblemMessage(): string | null {
  const t = useTranslations('player.problems')
  const { timeOfDay } = useFormat()
  const interruption = useTranslations('player.interruptions')
  const showRequestProblem = useProblemText()
  const problem = usePlayerState(selectProblem)
  if (!problem) return null
  if (problem.kind === 'request_failed') return showRequestProblem(problem.error)
  if (problem.kind === 'interrupted') return interruption(problem.interruption)
  const reason = formatReason(problem.problem)
  return problem.hasStopped ? t('stopped', { reason }) : reason

  function formatReason(unplayable: PlaybackProblem): string {
    if (unplayable.code !== 'search_waiting') return t(unplayable.code)
    return t('search_waiting', { timeOfDay: timeOfDay(unplayable.resumesAt) })
  }
}
