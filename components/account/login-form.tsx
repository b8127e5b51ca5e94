'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { signInBrowser } from '@/lib/client/session'
import { EmailField } from './email-field'
import { FormError } from './form-error'
import { PasswordField } from './password-field'

type LoginFormProps = {
  /** The path of this site to open afterwards. */
  next: string
}

/** Signs in. The fields keep their text after a failure. */
export function LoginForm({ next }: LoginFormProps) {
  const t = useTranslations('account')
  const problem = useTranslations('problems')
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setError(undefined)
    const outcome = await signInBrowser(String(form.get('email')), String(form.get('password')))
    if (outcome === 'ok') return window.location.assign(next)
    setError(outcome === 'invalid_credentials' ? t('signIn.wrongCredentials') : problem(outcome))
    setBusy(false)
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError>{error}</FormError>
      <EmailField />
      <PasswordField label={t('password')} name="password" />
      <Button type="submit" look="primary" isLarge disabled={isBusy} className="mt-2">
        {isBusy ? t('signIn.submitting') : t('signIn.submit')}
      </Button>
    </form>
  )
}
