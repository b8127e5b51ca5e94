'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogButtons } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icons'

type CreatedTokenProps = { token: string; onClose: () => void }

/** A new token in plain text, with a button that copies it. */
export function CreatedToken({ token, onClose }: CreatedTokenProps) {
  const t = useTranslations('settings.newToken')
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  async function copy() {
    await navigator.clipboard.writeText(token).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }

  return (
    <>
      <output
        aria-label={t('label')}
        className="block rounded-control bg-well p-3 text-16 leading-6 break-all select-all inset-ring inset-ring-line-strong"
      >
        {token}
      </output>
      <p className="text-ink-2">{t.rich('usage', { code })}</p>
      <p role="status" className="sr-only">
        {state === 'copied' && t('copiedStatus')}
      </p>
      {state === 'failed' && (
        <p role="alert" className="text-danger">
          {t('copyFailed')}
        </p>
      )}
      <DialogButtons>
        <Button isLarge onClick={onClose}>
          {t('done')}
        </Button>
        <Button look="primary" isLarge onClick={() => void copy()}>
          <Icon of={state === 'copied' ? Check : Copy} />
          {state === 'copied' ? t('copied') : t('copy')}
        </Button>
      </DialogButtons>
    </>
  )
}

const code = (text: ReactNode) => <span className="text-ink-1">{text}</span>
