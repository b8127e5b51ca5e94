'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { repairTexts, restoreTexts, type TextEncoding } from '@/lib/client/text-repairs'
import type { TextRepairs } from '@/lib/contract/text-repairs'
import { repairedSongs } from './changed-song'

type Repair = { songIds: string[]; encoding: TextEncoding }
type Changes = TextRepairs['changes']

/**
 * Repairs the texts of songs, shows a toast that undoes it, and calls `onDone`. If a call fails, the
 * toast undoes those before it, if any.
 */
export function useRepairTexts(onDone: () => void) {
  const t = useTranslations('song.letters')
  const queries = useQueryClient()
  const problemText = useProblemText()
  const applied = useRef<Changes>([])

  function finish() {
    const changes = applied.current
    toast(t('applied', { count: changes.length }), {
      action: { label: t('undo'), onClick: () => void undo(changes) },
    })
    onDone()
  }

  async function undo(changes: Changes) {
    await restoreTexts(changes).catch((error: Error) =>
      toast(t('notRestored', { reason: problemText(error) })),
    )
    readAgain(changes)
  }

  function readAgain(changes: Changes) {
    invalidateLists(queries)
    repairedSongs.setState({ songIds: changes.map(({ songId }) => songId) })
  }

  return useMutation({
    mutationFn: ({ songIds, encoding }: Repair) =>
      repairTexts(songIds, encoding, {
        apply: true,
        onPart: (changes) => void applied.current.push(...changes),
      }),
    onSuccess: finish,
    onError(error) {
      if (applied.current.length === 0) return
      toast(problemText(error))
      finish()
    },
    onSettled: () => readAgain(applied.current),
  })
}
