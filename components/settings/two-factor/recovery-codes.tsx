'use client'

import { useTranslations } from 'next-intl'
import { CopyOnce } from '@/components/ui/copy-once'

/** New recovery codes in plain text, with a button that copies them. */
export function RecoveryCodes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useTranslations('settings.twoFactor')
  return (
    <CopyOnce text={codes.join('\n')} onClose={onClose}>
      <ul
        aria-label={t('codes')}
        className="grid gap-1 rounded-control bg-well p-3 tabular-nums select-all inset-ring inset-ring-line-strong"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </CopyOnce>
  )
}
