'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { FormError } from '@/components/account/form-error'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { useRemoveTotp } from '@/lib/client/two-factor'

/** Turns two-factor sign-in off after a confirmation. */
export function DisableTwoFactor({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.twoFactor')
  const showProblem = useProblemText()
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
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('disableTitle')}
      description={t('disableDetail')}
    >
      <FormError>{error ? showProblem(error) : undefined}</FormError>
      <DialogButtons>
        <Button isLarge onClick={onClose}>
          {t('keep')}
        </Button>
        <Button look="danger" isLarge disabled={isPending} onClick={disable}>
          {isPending ? t('disabling') : t('disable')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
