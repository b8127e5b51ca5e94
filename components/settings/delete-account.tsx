'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { PasswordField } from '@/components/account/password-field'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DialogActions } from '@/components/ui/dialog-actions'
import { Icon } from '@/components/ui/icons'
import { ApiProblem } from '@/lib/client/api'
import { useDeleteAccount } from '@/lib/client/me'

type DeleteAccountProps = {
  /** Whether the account has a password, which must be entered. */
  hasPassword: boolean
}

/** Deletes the account after its password is entered, or after a recent sign-in without one. */
export function DeleteAccount({ hasPassword }: DeleteAccountProps) {
  const t = useTranslations('settings.deleteAccount')
  const showProblem = useProblemText()
  const [isOpen, setOpen] = useState(false)
  const removal = useDeleteAccount()
  const { error } = removal
  const isWrongPassword = error instanceof ApiProblem && error.code === 'invalid_credentials'

  function show(isShown: boolean) {
    removal.reset()
    setOpen(isShown)
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    removal.mutate(hasPassword ? String(typed.get('password')) : undefined)
  }

  return (
    <>
      <p className="text-ink-2">{t('detail')}</p>
      <div>
        <Button look="danger" isLarge onClick={() => show(true)}>
          <Icon of={Trash2} />
          {t('open')}
        </Button>
      </div>
      <Dialog isOpen={isOpen} onOpenChange={show} title={t('title')} description={t('warning')}>
        <form method="post" onSubmit={submit} className="grid">
          <div className="has-[p]:pb-4">
            <FormError>{error && !isWrongPassword ? showProblem(error) : undefined}</FormError>
          </div>
          {hasPassword && (
            <PasswordField
              label={t('password')}
              name="password"
              error={isWrongPassword ? t('wrongPassword') : undefined}
              onChange={() => error && removal.reset()}
            />
          )}
          <div className="pt-6">
            <DialogActions
              look="danger"
              action={t('submit')}
              busyAction={t('submitting')}
              isBusy={removal.isPending || removal.isSuccess}
              cancel={t('keep')}
              onCancel={() => show(false)}
            />
          </div>
        </form>
      </Dialog>
    </>
  )
}
