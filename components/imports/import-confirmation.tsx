'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { toast } from 'sonner'
import { useFormat } from '@/components/messages/use-format'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { useConfirmImport } from '@/lib/client/settle-import'
import type { Import } from '@/lib/contract/import'
import { ChangedTracks } from './changed-tracks'

type ImportConfirmationProps = {
  importId: string
  confirmation: NonNullable<Import['confirmation']>
  isLoading: boolean
  /** Called when the buttons are about to disappear. */
  onSettled: () => void
}

/** The tracks that an import would remove, with the buttons to remove or keep them. */
export function ImportConfirmation({
  importId,
  confirmation,
  isLoading,
  onSettled,
}: ImportConfirmationProps) {
  const t = useTranslations('imports.confirmation')
  const problemText = useProblemText()
  const { date } = useFormat()
  const id = useId()
  const settle = useConfirmImport(importId)
  const { count, tracks, reason, expiresAt } = confirmation

  const decide = (remove: boolean) => () =>
    settle.mutate(remove, {
      onSuccess() {
        toast(t(remove ? 'removed' : 'kept', { count }))
        onSettled()
      },
      onError: (error) => toast(t('failed', { reason: problemText(error) })),
    })

  return (
    <section aria-labelledby={id} className="mx-gutter mb-5 grid gap-3 rounded-panel bg-fill-1 p-4">
      <div className="grid max-w-[80ch] gap-1">
        <h3 id={id} className="text-16 font-strong">
          {t('title', { count })}
        </h3>
        <p className="text-ink-2">{t(`reasons.${reason}`)}</p>
        <p className="text-12 text-ink-2">{t('expires', { day: date(expiresAt) })}</p>
      </div>
      <ChangedTracks label={t('tracks')} tracks={tracks} total={count} isLoading={isLoading} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={settle.isPending} onClick={decide(false)}>
          {t('keep')}
        </Button>
        <Button look="danger" disabled={settle.isPending} onClick={decide(true)}>
          {t('remove', { count })}
        </Button>
      </div>
    </section>
  )
}
