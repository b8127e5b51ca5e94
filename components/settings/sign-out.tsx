'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { signOutBrowser } from '@/lib/client/session'

/** Ends the session of this browser. */
export function SignOut() {
  const [isBusy, setBusy] = useState(false)

  function leave() {
    setBusy(true)
    signOutBrowser().catch(() => {
      setBusy(false)
      toast('Signing out did not work. Check the connection and try again.')
    })
  }

  return (
    <Button onClick={leave} disabled={isBusy}>
      <Icon of={LogOut} />
      {isBusy ? 'Signing out' : 'Sign out'}
    </Button>
  )
}
