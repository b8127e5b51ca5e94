'use client'

import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { NewPasswordField } from '@/components/account/new-password-field'
import { PasswordField } from '@/components/account/password-field'
import { ApiProblem } from '@/lib/client/api'
import { fieldErrors } from '@/lib/client/field-errors'
import { useChangePassword } from '@/lib/client/me'
import { FormFoot } from './form-foot'

type PasswordFormProps = {
  /** What must not make up the password. */
  personal: string[]
}

/** Sets a new password; empties itself when that worked, keeps what was typed when it did not. */
export function PasswordForm({ personal }: PasswordFormProps) {
  const change = useChangePassword()
  const [round, setRound] = useState(0)
  const [isDone, setDone] = useState(false)
  const errors = errorsOf(change.error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const passwords = {
      currentPassword: String(typed.get('currentPassword')),
      newPassword: String(typed.get('newPassword')),
    }
    change.mutate(passwords, {
      onSuccess: () => {
        setDone(true)
        setRound(round + 1)
      },
      onError: (error) => {
        const [first] = Object.keys(errorsOf(error))
        form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus()
      },
    })
  }

  function typing() {
    setDone(false)
    change.reset()
  }

  return (
    <form method="post" onSubmit={submit} className="grid">
      <div className="has-[p]:pb-4">
        <FormError>{errors.form}</FormError>
      </div>
      <div key={round} className="grid gap-4 pb-4">
        <PasswordField
          label="Current password"
          name="currentPassword"
          error={errors.currentPassword}
          onChange={typing}
        />
        <NewPasswordField
          label="New password"
          name="newPassword"
          error={errors.newPassword}
          personal={personal}
          onChange={typing}
        />
      </div>
      <FormFoot
        action="Change the password"
        doing="Changing the password"
        isBusy={change.isPending}
        done={isDone ? 'The password is changed. Other devices must sign in again.' : undefined}
      />
    </form>
  )
}

function errorsOf(error: Error | null) {
  if (error instanceof ApiProblem && error.code === 'invalid_credentials') {
    return { currentPassword: 'This is not your current password.' }
  }
  return fieldErrors(error, ['currentPassword', 'newPassword'])
}
