'use client'

import { useTranslations } from 'next-intl'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { useVerifyEmail } from '@/lib/client/account-links'

type EmailStatusProps = { email: string; isVerified: boolean; canSendMail: boolean }

/** The address of the account and whether it is confirmed, with a button that sends the link again. */
export function EmailStatus({ email, isVerified, canSendMail }: EmailStatusProps) {
  const t = useTranslations('settings.email')
  const showProblem = useProblemText()
  const verify = useVerifyEmail()
  const problem = verify.error ? showProblem(verify.error) : ''
  return (
    <div className="grid gap-3">
      <p className="break-words text-ink-2">
        {t('current', { email })} {isVerified ? t('verified') : t('unverified')}
      </p>
      {!isVerified && canSendMail && (
        <div className="flex flex-wrap items-center gap-3">
          <Button isLarge disabled={verify.isPending} onClick={() => verify.mutate()}>
            {verify.isPending ? t('resending') : t('resend')}
          </Button>
          <p role="status" className="text-ink-2">
            {verify.isSuccess ? t('resent') : problem}
          </p>
        </div>
      )}
    </div>
  )
}
