'use client'

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { api } from '@/lib/client/api'
import { orderKey, stateKey } from '@/lib/client/list-queries'
import { shuffle } from '@/lib/contract/shuffle'
import type { Mode, ShuffleSettings, Spacing } from '@/lib/contract/shuffle-settings'
import { orderOf } from '../engine/current-track'
import type { Source } from '../engine/types'
import { usePlayer } from './player-context'

const settingsKey = (list: string) => ['shuffle-settings', list] as const

/** Reads mode and spacing of a list. */
export const settingsQuery = (list: string) =>
  queryOptions({
    queryKey: settingsKey(list),
    queryFn: ({ signal }) => api(shuffle.settings, { playlistId: list }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/**
 * Returns mode and spacing of a list, and functions that change them from the next set on. If the
 * list plays, a toast offers to start a new set at once.
 */
export function useMode(source: Source, initialSettings?: ShuffleSettings) {
  const { list } = source
  const t = useTranslations('player.mode')
  const modes = useTranslations('modes')
  const showProblem = useProblemText()
  const { player } = usePlayer()
  const queries = useQueryClient()
  const settings = useQuery({ ...settingsQuery(list), initialData: initialSettings })

  async function startOver(mode: Mode) {
    await player.restart({ list, name: source.name }, mode)
    queries.invalidateQueries({ queryKey: orderKey(list) })
    queries.invalidateQueries({ queryKey: stateKey(list) })
  }

  const mutation = useMutation({
    mutationFn: (change: Partial<ShuffleSettings>) =>
      api(shuffle.changeSettings, { playlistId: list, ...change }),
    onMutate(change) {
      const previous = queries.getQueryData<ShuffleSettings>(settingsKey(list))
      if (previous) queries.setQueryData(settingsKey(list), { ...previous, ...change })
      return previous
    },
    onError(error, _change, previous) {
      if (previous) queries.setQueryData(settingsKey(list), previous)
      toast(t('notSaved', { reason: showProblem(error) }))
    },
    onSuccess({ mode }, change) {
      const { current } = player.state.getState()
      if (current?.source.list !== list || orderOf(current.source) === 'list') return
      toast(change.mode ? t('changed', { mode: modes(`${mode}.name`) }) : t('spacingChanged'), {
        action: {
          label: t('startNow'),
          onClick: () => void startOver(mode).catch((error: Error) => toast(showProblem(error))),
        },
      })
    },
  })

  const { mode, spacing } = settings.data ?? { mode: 'balanced', spacing: 'normal' }
  return {
    mode,
    spacing,
    /** Calls `onSaved` once the mode is stored. */
    change: (mode: Mode, onSaved?: () => void) =>
      mutation.mutate({ mode }, { onSuccess: () => onSaved?.() }),
    changeSpacing: (spacing: Spacing) => mutation.mutate({ spacing }),
  }
}
