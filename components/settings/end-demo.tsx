'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogActions } from '@/components/ui/dialog-actions'
import { useDeleteAccount } from '@/lib/client/me'

/** Deletes a guest with all data and leaves. Guests have no password to confirm with. */
export function EndDemo() {
  const t = useTranslations('settings.demo')
  const showProblem = useProblemText()
  const [isOpen, setOpen] = useState(false)
  const removal = useDeleteAccount()
  const isEnding = removal.isPending || removal.isSuccess
  return (
    <>
      <p className="text-ink-2">{t('endDetail')}</p>
      <div>
        <Button look="danger" isLarge onClick={() => setOpen(true)}>
          {t('end')}
        </Button>
      </div>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={t('end')} description={t('endWarning')}>
        <FormError>{removal.error ? showProblem(removal.error) : undefined}</FormError>
        <DialogActions
          look="danger"
          action={t('end')}
          busyAction={t('ending')}
          isBusy={isEnding}
          onAction={() => removal.mutate(undefined)}
          cancel={t('keep')}
          onCancel={() => setOpen(false)}
        />
      </Dialog>
    </>
  )
}
