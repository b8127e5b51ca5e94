'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { FormError } from '@/components/account/form-error'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { useRemovePasskey } from '@/lib/client/passkeys'
import type { Passkey } from '@/lib/contract/passkeys'

type RemovePasskeyProps = { passkey: Passkey; onClose: () => void }

/** Removes a passkey after a confirmation. */
export function RemovePasskey({ passkey, onClose }: RemovePasskeyProps) {
  const t = useTranslations('settings.passkeys')
  const showProblem = useProblemText()
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
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('removePasskey', { name: passkey.name })}
      description={t('removeDetail')}
    >
      <FormError>{error ? showProblem(error) : undefined}</FormError>
      <DialogButtons>
        <Button isLarge onClick={onClose}>
          {t('keep')}
        </Button>
        <Button look="danger" isLarge disabled={isPending} onClick={remove}>
          {isPending ? t('removing') : t('remove')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
