'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { orderKey, stateKey } from '@/components/lists/list-queries'
import { api } from '@/lib/client/api'
import { type Mode, type ShuffleSettings, shuffle } from '@/lib/contract/shuffle'
import { MODES } from './modes'
import { usePlayer } from './player-context'
import type { Source } from './types'

const settingsKey = (list: string) => ['shuffle-settings', list] as const

/** How a list is shuffled, and a way to change it: from the next set on, or at once with a new one. */
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
    mutationFn: (mode: Mode) => api(shuffle.changeSettings, { playlistId: list, mode }),
    onMutate(mode) {
      const before = queries.getQueryData<ShuffleSettings>(settingsKey(list))
      if (before) queries.setQueryData(settingsKey(list), { ...before, mode })
      return before
    },
    onError(error, _mode, before) {
      if (before) queries.setQueryData(settingsKey(list), before)
      toast(`Not saved: ${error.message}`)
    },
    onSuccess(_settings, mode) {
      if (player.state.get().now?.source.list !== list) return
      toast(`${MODES[mode].name} from the next set on`, {
        action: {
          label: 'Start a new set now',
          onClick: () => void startOver(mode).catch((error: Error) => toast(error.message)),
        },
      })
    },
  })

  return { mode: settings.data?.mode ?? 'balanced', change: change.mutate }
}
