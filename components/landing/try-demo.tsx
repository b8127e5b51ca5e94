'use client'

import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useActionState, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { tryDemoAction } from '@/lib/actions/sign-in'
import { type Outcome, signInAsGuest, toOutcome } from '@/lib/client/session'

/** Signs a visitor in as a guest, and shows why if that fails. Works before scripts have loaded. */
export function TryDemo() {
  const t = useTranslations('landing.demo')
  const [code, action] = useActionState(tryDemoAction, null)
  const [outcome, setOutcome] = useState<Outcome | undefined>(code ? toOutcome(code) : undefined)
  const [isBusy, setBusy] = useState(false)

  async function openDemo(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    setOutcome(undefined)
    const result = await signInAsGuest()
    if (result === 'ok') return window.location.assign('/')
    setOutcome(result)
    setBusy(false)
  }

  return (
    <>
      <form action={action} onSubmit={openDemo}>
        <Button type="submit" look="play" isLarge disabled={isBusy}>
          <Icon of={Play} isFilled />
          {isBusy ? t('opening') : t('open')}
        </Button>
      </form>
      <DemoError outcome={outcome} />
    </>
  )
}

function DemoError({ outcome }: { outcome: Outcome | undefined }) {
  const t = useTranslations('landing.demo')
  const problem = useTranslations('problems')
  if (outcome === undefined || outcome === 'ok') return null
  return (
    <p role="alert" className="order-last basis-full text-ink-2">
      {outcome === 'invalid_credentials' ? t('failed') : problem(outcome)}
    </p>
  )
}
