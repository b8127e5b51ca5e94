'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'

type CodeFieldProps = { isWrong: boolean; onChange?: () => void }

/** A field for a code of the authenticator app, or for a recovery code in its place. */
export function CodeField({ isWrong, onChange }: CodeFieldProps) {
  const t = useTranslations('account.code')
  const [isRecovery, setRecovery] = useState(false)
  const label = isRecovery ? t('recoveryCode') : t('label')
  return (
    <Field
      key={label}
      label={label}
      name={isRecovery ? 'recoveryCode' : 'totp'}
      inputMode={isRecovery ? 'text' : 'numeric'}
      autoComplete={isRecovery ? 'off' : 'one-time-code'}
      autoCapitalize={isRecovery ? 'characters' : 'none'}
      spellCheck={false}
      required
      // The field appears because the code is required now.
      autoFocus
      maxLength={isRecovery ? 40 : 7}
      error={isWrong ? t('wrong') : undefined}
      hint={
        <button type="button" className="link text-ink-1" onClick={() => setRecovery(!isRecovery)}>
          {isRecovery ? t('useApp') : t('useRecoveryCode')}
        </button>
      }
      onChange={onChange}
    />
  )
}
