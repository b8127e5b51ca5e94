'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useRemovePasskey } from '@/lib/client/passkeys'
import type { Passkey } from '@/lib/contract/passkeys'
import { ConfirmDialog } from '../confirm-dialog'

type RemovePasskeyProps = { passkey: Passkey; onClose: () => void }

/** Removes a passkey after a confirmation. */
export function RemovePasskey({ passkey, onClose }: RemovePasskeyProps) {
  const t = useTranslations('settings.passkeys')
  const { mutate, isPending, error } = useRemovePasskey()

  function remove() {
    mutate(passkey.id, {
      onSuccess: () => {
        toast(t('removed', { name: passkey.name }))
        onClose()
      },
    })
  }

  return (
    <ConfirmDialog
      title={t('removePasskey', { name: passkey.name })}
      description={t('removeDetail')}
      error={error}
      action={t('remove')}
      busyAction={t('removing')}
      isBusy={isPending}
      onAction={remove}
      cancel={t('keep')}
      onClose={onClose}
    />
  )
}
