'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { NewPasswordField } from '@/components/account/new-password-field'
import { PasswordField } from '@/components/account/password-field'
import { RevokeTokensField } from '@/components/account/revoke-tokens-field'
import { ApiProblem } from '@/lib/client/api'
import { useChangePassword } from '@/lib/client/me'
import { FormFooter } from './form-footer'
import { useFormErrors } from './use-form-errors'

type PasswordFormProps = {
  /** Texts that the password must not consist of, such as the email address. */
  personal: string[]
  /** Whether the account has a password already; else the form sets the first one. */
  hasPassword: boolean
}

/** Sets a new password. The fields are cleared after success and keep their values after a failure. */
export function PasswordForm({ personal, hasPassword }: PasswordFormProps) {
  const t = useTranslations('settings.password')
  const errorsOf = usePasswordErrors()
  const change = useChangePassword()
  const router = useRouter()
  const [round, setRound] = useState(0)
  const [isDone, setDone] = useState(false)
  const errors = errorsOf(change.error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const passwords = {
      ...(hasPassword && { currentPassword: String(typed.get('currentPassword')) }),
      newPassword: String(typed.get('newPassword')),
      revokeTokens: typed.has('revokeTokens'),
    }
    change.mutate(passwords, {
      onSuccess: () => {
        setDone(true)
        setRound(round + 1)
        router.refresh()
      },
      onError: (error) => {
        const [first] = Object.keys(errorsOf(error))
        form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus()
      },
    })
  }

  function clearResult() {
    setDone(false)
    change.reset()
  }

  return (
    <form method="post" onSubmit={submit} className="grid">
      <div className="has-[p]:pb-4">
        <FormError>{errors.form}</FormError>
      </div>
      <div key={round} className="grid gap-4 pb-4">
        {hasPassword ? (
          <PasswordField
            label={t('current')}
            name="currentPassword"
            error={errors.currentPassword}
            onChange={clearResult}
          />
        ) : (
          <p className="text-ink-2">{t('none')}</p>
        )}
        <NewPasswordField
          label={t('new')}
          name="newPassword"
          error={errors.newPassword}
          personal={personal}
          onChange={clearResult}
        />
        <RevokeTokensField label={t('revokeTokens')} />
      </div>
      <FormFooter
        action={hasPassword ? t('save') : t('set')}
        busyAction={t('saving')}
        isBusy={change.isPending}
        result={isDone ? t('saved') : undefined}
      />
    </form>
  )
}

function usePasswordErrors() {
  const t = useTranslations('settings.password')
  const errorsOf = useFormErrors()
  return (error: Error | null) => {
    if (error instanceof ApiProblem && error.code === 'invalid_credentials') {
      return { currentPassword: t('wrong') }
    }
    return errorsOf(error, ['currentPassword', 'newPassword'])
  }
}
