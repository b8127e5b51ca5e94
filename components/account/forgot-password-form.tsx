'use client'

import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { requestPasswordReset } from '@/lib/client/account-links'
import { EmailField } from './email-field'
import { FormError } from './form-error'
import { useRequest } from './use-request'

/** Requests a link for a new password. The result does not depend on whether there is an account. */
export function ForgotPasswordForm() {
  const t = useTranslations('account.forgot')
  const showProblem = useProblemText()
  const request = useRequest(requestPasswordReset)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    request.start(String(new FormData(event.currentTarget).get('email')))
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError>{request.error ? showProblem(request.error) : undefined}</FormError>
      <p className="text-ink-2">{t('intro')}</p>
      <EmailField onChange={() => request.isDone && request.reset()} />
      <Button type="submit" look="primary" isLarge disabled={request.isPending} className="mt-2">
        {request.isPending ? t('submitting') : t('submit')}
      </Button>
      <p role="status">{request.isDone && t('sent')}</p>
    </form>
  )
}
