'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { invalidateLists } from '@/lib/client/invalidate-lists'
import { repairTexts, restoreTexts, type TextEncoding } from '@/lib/client/text-repairs'
import type { TextRepairs } from '@/lib/contract/text-repairs'

type Repair = { songIds: string[]; encoding: TextEncoding }

/** Repairs the texts of songs, shows a toast that undoes it, and calls `onDone`. */
export function useRepairTexts(onDone: () => void) {
  const t = useTranslations('song.letters')
  const queries = useQueryClient()
  const problemText = useProblemText()

  async function undo(changes: TextRepairs['changes']) {
    await restoreTexts(changes).catch((error: Error) =>
      toast(t('notRestored', { reason: problemText(error) })),
    )
    invalidateLists(queries)
  }

  return useMutation({
    mutationFn: ({ songIds, encoding }: Repair) => repairTexts(songIds, encoding, { apply: true }),
    onSuccess(changes) {
      toast(t('applied', { count: changes.length }), {
        action: { label: t('undo'), onClick: () => void undo(changes) },
      })
      onDone()
    },
    onSettled: () => invalidateLists(queries),
  })
}
