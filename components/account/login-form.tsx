'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { signInAction } from '@/lib/actions/sign-in'
import { CodeField } from './code-field'
import { EmailField } from './email-field'
import { FormError } from './form-error'
import { PasskeyButton } from './passkey-button'
import { PasswordField } from './password-field'
import { useSignIn } from './use-sign-in'

type LoginFormProps = {
  /** The path of this site to open afterwards. */
  next: string
  hasPasskeys: boolean
}

const UNSENT = { problem: null, email: '' }

/**
 * Signs in. The fields keep their text after a failure. Before scripts have loaded, the server receives
 * the form and returns the page, without the password.
 */
export function LoginForm({ next, hasPasskeys }: LoginFormProps) {
  const t = useTranslations('account')
  const [{ problem, email }, action] = useActionState(signInAction, UNSENT)
  const { signIn, isBusy, needsCode, isWrongPassword, isWrongCode, error, clear } =
    useSignIn(problem)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (await signIn(String(form.get('email')), form)) window.location.assign(next)
  }

  return (
    <div className="grid gap-4">
      <form action={action} onSubmit={submit} className="grid gap-4">
        <FormError>{isWrongPassword ? t('signIn.wrongCredentials') : error}</FormError>
        <input type="hidden" name="next" value={next} />
        <EmailField defaultValue={email} />
        <PasswordField label={t('password')} name="password" />
        {needsCode && <CodeField isWrong={isWrongCode} onChange={clear} />}
        <Button type="submit" look="primary" isLarge disabled={isBusy} className="mt-2">
          {isBusy ? t('signIn.submitting') : t('signIn.submit')}
        </Button>
      </form>
      {hasPasskeys && <PasskeyButton onSignedIn={() => window.location.assign(next)} />}
    </div>
  )
}
