'use client'

import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { signInAsGuest } from '@/lib/client/session'

/** Signs a visitor in as a guest, and shows why if that fails. */
export function TryDemo() {
  const t = useTranslations('landing.demo')
  const problem = useTranslations('problems')
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function openDemo() {
    setBusy(true)
    setError(undefined)
    const outcome = await signInAsGuest()
    if (outcome === 'ok') return window.location.assign('/')
    setError(outcome === 'invalid_credentials' ? t('failed') : problem(outcome))
    setBusy(false)
  }

  return (
    <>
      <Button look="play" isLarge disabled={isBusy} onClick={openDemo}>
        <Icon of={Play} isFilled />
        {isBusy ? t('opening') : t('open')}
      </Button>
      {error && (
        <p role="alert" className="order-last basis-full text-ink-2">
          {error}
        </p>
      )}
    </>
  )
}
