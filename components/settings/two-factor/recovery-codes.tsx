'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogButtons } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icons'

/** New recovery codes in plain text, with a button that copies them. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useTranslations('settings.twoFactor')
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  async function copy() {
    await navigator.clipboard.writeText(codes.join('\n')).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }

  return (
    <>
      <ul
        aria-label={t('codes')}
        className="grid gap-1 rounded-control bg-well p-3 tabular-nums select-all inset-ring inset-ring-line-strong"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {state === 'copied' && t('copiedStatus')}
      </p>
      {state === 'failed' && (
        <p role="alert" className="text-danger">
          {t('copyFailed')}
        </p>
      )}
      <DialogButtons>
        <Button isLarge onClick={() => void copy()}>
          <Icon of={state === 'copied' ? Check : Copy} />
          {state === 'copied' ? t('copied') : t('copy')}
        </Button>
        <Button look="primary" isLarge onClick={onClose}>
          {t('done')}
        </Button>
      </DialogButtons>
    </>
  )
}
