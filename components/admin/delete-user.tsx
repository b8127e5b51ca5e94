'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { toast } from 'sonner'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Dialog } from '@/components/ui/dialog'
import { DialogActions } from '@/components/ui/dialog-actions'
import { Field } from '@/components/ui/field'
import { useDeleteUser } from '@/lib/client/admin-users'
import type { AdminUser } from '@/lib/contract/admin-users'

/** Deletes an account after its address is entered. */
export function DeleteUser({ user, onClose }: { user: AdminUser; onClose: () => void }) {
  const t = useTranslations('admin')
  const showProblem = useProblemText()
  const removal = useDeleteUser()
  const [isWrong, setWrong] = useState(false)
  const { id: userId, displayName: name } = user
  const problem = removal.error ? showProblem(removal.error) : undefined

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get('email')).trim().toLowerCase()
    if (email !== user.email) return setWrong(true)
    removal.mutate(
      { userId, email },
      {
        onSuccess: () => {
          toast(t('users.deleted', { name }))
          onClose()
        },
      },
    )
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('deleteUser.title', { name })}
      description={t('deleteUser.warning')}
    >
      <form onSubmit={submit} className="grid gap-6">
        <Field
          label={t('deleteUser.confirm', { email: user.email })}
          name="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={isWrong ? t('deleteUser.mismatch') : problem}
          onChange={() => setWrong(false)}
        />
        <DialogActions
          look="danger"
          action={t('deleteUser.submit')}
          busyAction={t('deleteUser.submitting')}
          isBusy={removal.isPending}
          cancel={t('deleteUser.keep')}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
