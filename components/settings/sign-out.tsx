'use client'

import { LogOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { signOutBrowser } from '@/lib/client/session'

/** A button that ends the session of this browser. */
export function SignOut() {
  const t = useTranslations('settings.sessions')
  const [isBusy, setBusy] = useState(false)

  function signOut() {
    setBusy(true)
    signOutBrowser().catch(() => {
      setBusy(false)
      toast(t('signOutFailed'))
    })
  }

  return (
    <Button onClick={signOut} disabled={isBusy}>
      <Icon of={LogOut} />
      {isBusy ? t('signingOut') : t('signOut')}
    </Button>
  )
}
