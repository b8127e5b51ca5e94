'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CopyOnce, SecretText } from '@/components/ui/copy-once'

type CreatedTokenProps = { token: string; onClose: () => void }

/** A new token in plain text, with a button that copies it. */
export function CreatedToken({ token, onClose }: CreatedTokenProps) {
  const t = useTranslations('settings.newToken')
  return (
    <CopyOnce text={token} onClose={onClose}>
      <SecretText label={t('label')}>{token}</SecretText>
      <p className="text-ink-2">{t.rich('usage', { code })}</p>
    </CopyOnce>
  )
}

const code = (text: ReactNode) => <span className="text-ink-1">{text}</span>
