'use client'

import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button, ButtonLink } from '@/components/ui/button'
import { resetPassword } from '@/lib/client/account-links'
import { fieldErrors } from '@/lib/client/field-errors'
import { FormError } from './form-error'
import { NewPasswordField } from './new-password-field'
import { RevokeTokensField } from './revoke-tokens-field'
import { useFragmentToken } from './use-fragment-token'
import { useRequest } from './use-request'

/** Sets a new password with the token in the address of the page. */
export function ResetPasswordForm() {
  const t = useTranslations('account.reset')
  const showProblem = useProblemText()
  const token = useFragmentToken()
  const reset = useRequest(resetPassword)
  const errors = fieldErrors(reset.error, ['newPassword'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const newPassword = String(form.get('newPassword'))
    reset.start({ token: token ?? '', newPassword, revokeTokens: form.has('revokeTokens') })
  }

  if (reset.isDone) {
    return (
      <>
        <p role="status">{t('done')}</p>
        <ButtonLink href="/login" look="primary" isLarge>
          {t('signIn')}
        </ButtonLink>
      </>
    )
  }
  if (token === null) return <FormError>{t('noToken')}</FormError>
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError>{reset.error && errors.form ? showProblem(reset.error) : undefined}</FormError>
      <NewPasswordField
        label={t('new')}
        name="newPassword"
        error={errors.newPassword}
        personal={[]}
        onChange={() => reset.error && reset.reset()}
      />
      <RevokeTokensField label={t('revokeTokens')} />
      <Button
        type="submit"
        look="primary"
        isLarge
        disabled={reset.isPending || token === undefined}
        className="mt-2"
      >
        {reset.isPending ? t('submitting') : t('submit')}
      </Button>
    </form>
  )
}
