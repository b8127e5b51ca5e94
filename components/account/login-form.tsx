'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { signInBrowser } from '@/lib/client/session'
import { FormError } from './form-error'
import { PasswordField } from './password-field'

const WORDS = {
  invalid_credentials: 'E-mail address or password is wrong.',
  rate_limited: 'Too many attempts. Wait a minute and try again.',
  service_unavailable: 'Signing in does not work at the moment. Try again in a minute.',
  unreachable: 'Riffle cannot be reached. Check the connection and try again.',
}

type LoginFormProps = {
  /** Where to go afterwards; a path of this site. */
  next: string
}

/** Signs in; keeps what was typed when it fails. */
export function LoginForm({ next }: LoginFormProps) {
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setError(undefined)
    const outcome = await signInBrowser(String(form.get('email')), String(form.get('password')))
    if (outcome === 'ok') return window.location.assign(next)
    setError(WORDS[outcome])
    setBusy(false)
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError>{error}</FormError>
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={254}
      />
      <PasswordField label="Password" name="password" kind="current" />
      <Button type="submit" look="primary" isLarge disabled={isBusy} className="mt-2">
        {isBusy ? 'Signing in' : 'Sign in'}
      </Button>
    </form>
  )
}
