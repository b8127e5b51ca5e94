'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { signOutBrowser } from '@/lib/client/session'

/** Ends the session of this browser. */
export function SignOut() {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')

  function leave() {
    setState('busy')
    signOutBrowser().catch(() => setState('failed'))
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button isLarge onClick={leave} disabled={state === 'busy'}>
        <Icon of={LogOut} />
        {state === 'busy' ? 'Signing out' : 'Sign out'}
      </Button>
      <p role="alert" className="text-danger">
        {state === 'failed' && 'Signing out did not work. Check the connection and try again.'}
      </p>
    </div>
  )
}
