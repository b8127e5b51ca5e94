'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useRemoveTotp } from '@/lib/client/two-factor'
import { ConfirmDialog } from '../confirm-dialog'

/** Turns two-factor sign-in off after a confirmation. */
export function DisableTwoFactor({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.twoFactor')
  const { mutate, isPending, error } = useRemoveTotp()

  function disable() {
    mutate(undefined, {
      onSuccess: () => {
        toast(t('disabled'))
        onClose()
      },
    })
  }

  return (
    <ConfirmDialog
      title={t('disableTitle')}
      description={t('disableDetail')}
      error={error}
      action={t('disable')}
      busyAction={t('disabling')}
      isBusy={isPending}
      onAction={disable}
      cancel={t('keep')}
      onClose={onClose}
    />
  )
}
