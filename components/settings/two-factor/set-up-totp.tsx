'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { FormError } from '@/components/account/form-error'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Dialog } from '@/components/ui/dialog'
import { useBeginTotp, useConfirmTotp } from '@/lib/client/two-factor'
import { ConfirmTotp } from './confirm-totp'
import { RecoveryCodes } from './recovery-codes'

/** Sets up an authenticator app: shows its key, checks a code, and shows the recovery codes. */
export function SetUpTotp({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.twoFactor')
  const showProblem = useProblemText()
  const { mutate: begin, data: key, error } = useBeginTotp()
  const confirmation = useConfirmTotp()
  const hasBegun = useRef(false)

  useEffect(() => {
    // Another key would replace the first one.
    if (hasBegun.current) return
    hasBegun.current = true
    begin()
  }, [begin])

  const codes = confirmation.data?.recoveryCodes
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={codes ? t('codesTitle') : t('setUpTitle')}
      description={codes ? t('codesDetail') : t('setUpDetail')}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onClose={onClose} />
      ) : key ? (
        <ConfirmTotp totp={key} confirmation={confirmation} onCancel={onClose} />
      ) : (
        <>
          <FormError>{error ? showProblem(error) : undefined}</FormError>
          {!error && <p className="text-ink-2">{t('preparing')}</p>}
        </>
      )}
    </Dialog>
  )
}
