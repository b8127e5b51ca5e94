'use client'

import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button, ButtonLink } from '@/components/ui/button'
import { confirmEmail } from '@/lib/client/account-links'
import { ApiProblem } from '@/lib/client/api'
import { FormError } from './form-error'
import { useFragmentToken } from './use-fragment-token'
import { useRequest } from './use-request'

/** Confirms an address with the token in the address of the page, not before a button is pressed. */
export function VerifyEmailForm() {
  const t = useTranslations('account.verify')
  const showProblem = useProblemText()
  const token = useFragmentToken()
  const confirm = useRequest(confirmEmail)
  const { error } = confirm
  const isTaken = error instanceof ApiProblem && error.code === 'email_taken'

  if (confirm.isDone) {
    return (
      <>
        <p role="status">{t('done')}</p>
        <ButtonLink href="/" look="primary" isLarge>
          {t('continue')}
        </ButtonLink>
      </>
    )
  }
  if (token === null) return <FormError>{t('noToken')}</FormError>
  const problem = error ? showProblem(error) : undefined
  return (
    <>
      <FormError>{isTaken ? t('taken') : problem}</FormError>
      <p className="text-ink-2">{t('intro')}</p>
      <Button
        look="primary"
        isLarge
        disabled={confirm.isPending || !token}
        onClick={() => token && confirm.start(token)}
      >
        {confirm.isPending ? t('submitting') : t('submit')}
      </Button>
    </>
  )
}
