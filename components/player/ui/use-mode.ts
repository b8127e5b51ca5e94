'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { api } from '@/lib/client/api'
import { orderKey, stateKey } from '@/lib/client/list-queries'
import { type Mode, type ShuffleSettings, type Spacing, shuffle } from '@/lib/contract/shuffle'
import type { Source } from '../engine/types'
import { MODE_DETAILS } from './modes'
import { usePlayer } from './player-context'

const settingsKey = (list: string) => ['shuffle-settings', list] as const

/** How a list is shuffled, and ways to change it: from the next set on, or at once with a new one. */
export function useMode(source: Source, known?: ShuffleSettings) {
  const { list } = source
  const { player } = usePlayer()
  const queries = useQueryClient()
  const settings = useQuery({
    queryKey: settingsKey(list),
    queryFn: ({ signal }) => api(shuffle.settings, { playlistId: list }, { signal }),
    initialData: known,
    staleTime: Number.POSITIVE_INFINITY,
  })

  async function startOver(mode: Mode) {
    await player.restart(source, mode)
    queries.invalidateQueries({ queryKey: orderKey(list) })
    queries.invalidateQueries({ queryKey: stateKey(list) })
  }

  const change = useMutation({
    mutationFn: (change: Partial<ShuffleSettings>) =>
      api(shuffle.changeSettings, { playlistId: list, ...change }),
    onMutate(change) {
      const before = queries.getQueryData<ShuffleSettings>(settingsKey(list))
      if (before) queries.setQueryData(settingsKey(list), { ...before, ...change })
      return before
    },
    onError(error, _change, before) {
      if (before) queries.setQueryData(settingsKey(list), before)
      toast(`Not saved: ${error.message}`)
    },
    onSuccess({ mode }, change) {
      if (player.state.getState().now?.source.list !== list) return
      const what = change.mode ? MODE_DETAILS[mode].name : 'The new spacing'
      toast(`${what} from the next set on`, {
        action: {
          label: 'Start a new set now',
          onClick: () => void startOver(mode).catch((error: Error) => toast(error.message)),
        },
      })
    },
  })

  const { mode, spacing } = settings.data ?? { mode: 'balanced', spacing: 'normal' }
  return {
    mode,
    spacing,
    change: (mode: Mode) => change.mutate({ mode }),
    changeSpacing: (spacing: Spacing) => change.mutate({ spacing }),
  }
}
