'use client'

import { Play } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { signInAsGuest } from '@/lib/client/session'

const WORDS = {
  invalid_credentials: 'The demo does not open at the moment. Try again in a minute.',
  rate_limited: 'The demo was opened too often from here. Wait a minute and try again.',
  service_unavailable: 'The demo does not open at the moment. Try again in a minute.',
  unreachable: 'Riffle cannot be reached. Check the connection and try again.',
}

/** Lets a visitor in without an account, and says so when that fails. */
export function TryDemo() {
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function enter() {
    setBusy(true)
    setError(undefined)
    const outcome = await signInAsGuest()
    if (outcome === 'ok') return window.location.assign('/')
    setError(WORDS[outcome])
    setBusy(false)
  }

  return (
    <>
      <Button look="play" isLarge disabled={isBusy} onClick={enter}>
        <Icon of={Play} isFilled />
        {isBusy ? 'Opening the demo' : 'Try the demo'}
      </Button>
      {error && (
        <p role="alert" className="order-last basis-full text-ink-2">
          {error}
        </p>
      )}
    </>
  )
}
