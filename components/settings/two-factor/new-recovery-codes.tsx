'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { FormError } from '@/components/account/form-error'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Dialog } from '@/components/ui/dialog'
import { useReplaceRecoveryCodes } from '@/lib/client/two-factor'
import { RecoveryCodes } from './recovery-codes'

/** Replaces the recovery codes and shows the new ones. */
export function NewRecoveryCodes({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.twoFactor')
  const showProblem = useProblemText()
  const { mutate, data, error } = useReplaceRecoveryCodes()
  const hasBegun = useRef(false)

  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    mutate()
  }, [mutate])

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('codesTitle')}
      description={t('codesDetail')}
    >
      <FormError>{error ? showProblem(error) : undefined}</FormError>
      {data && <RecoveryCodes codes={data.recoveryCodes} onClose={onClose} />}
    </Dialog>
  )
}
