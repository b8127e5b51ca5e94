'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { EmailField } from '@/components/account/email-field'
import { FormError } from '@/components/account/form-error'
import { PasswordField } from '@/components/account/password-field'
import { useChangeEmail } from '@/lib/client/account-links'
import { ApiProblem } from '@/lib/client/api'
import { EmailStatus } from './email-status'
import { FormFooter } from './form-footer'
import { useFormErrors } from './use-form-errors'

type EmailFormProps = {
  email: string
  isVerified: boolean
  canSendMail: boolean
  /** Whether the account has a password, which a change requires. */
  hasPassword: boolean
}

/** Shows the address of the account and changes it; the new one must be confirmed by mail. */
export function EmailForm({ email, isVerified, canSendMail, hasPassword }: EmailFormProps) {
  const t = useTranslations('settings.email')
  const errorsOf = useEmailErrors()
  const router = useRouter()
  const change = useChangeEmail()
  const [round, setRound] = useState(0)
  const [result, setResult] = useState<string>()
  const errors = errorsOf(change.error)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const textOf = (name: string) => String(form.get(name))
    change.mutate(
      {
        email: textOf('email'),
        ...(hasPassword && { currentPassword: textOf('currentPassword') }),
      },
      {
        onSuccess: ({ status }) => {
          setResult(status === 'changed' ? t('changed') : t('confirmationSent'))
          setRound(round + 1)
          router.refresh()
        },
      },
    )
  }

  function clearResult() {
    setResult(undefined)
    change.reset()
  }

  return (
    <>
      <EmailStatus email={email} isVerified={isVerified} canSendMail={canSendMail} />
      <form method="post" onSubmit={submit} className="grid">
        <div className="has-[p]:pb-4">
          <FormError>{errors.form}</FormError>
        </div>
        <div key={round} className="grid gap-4 pb-4">
          <EmailField label={t('new')} error={errors.email} onChange={clearResult} />
          {hasPassword && (
            <PasswordField
              label={t('password')}
              name="currentPassword"
              error={errors.currentPassword}
              onChange={clearResult}
            />
          )}
        </div>
        <FormFooter
          action={t('save')}
          busyAction={t('saving')}
          isBusy={change.isPending}
          result={result}
        />
      </form>
    </>
  )
}

function useEmailErrors() {
  const t = useTranslations('settings.email')
  const errorsOf = useFormErrors()
  return (error: Error | null) => {
    const code = error instanceof ApiProblem ? error.code : undefined
    if (code === 'invalid_credentials') return { currentPassword: t('wrongPassword') }
    if (code === 'email_taken') return { email: t('taken') }
    return errorsOf(error, ['email', 'currentPassword'])
  }
}
