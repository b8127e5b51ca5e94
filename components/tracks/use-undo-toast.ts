'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'

type Outcome = { ok: true } | { ok: false; problem: { code: string; detail: string } }

/** Returns a function that shows a change as a toast with "Undo"; `reload` reads the tracks again. */
export function useUndoToast(reload: () => Promise<void>) {
  const t = useTranslations('tracks.edits')
  const problemText = useProblemText()

  async function run(undo: () => Promise<Outcome>) {
    const result = await undo().catch(() => undefined)
    if (result?.ok) await reload()
    else toast(t('notRestored', { reason: problemText(result?.problem) }))
  }

  return (message: string, undo: () => Promise<Outcome>) =>
    toast(message, { action: { label: t('undo'), onClick: () => void run(undo) } })
}
