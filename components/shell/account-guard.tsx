'use client'

import { useEffect } from 'react'
import { openAccount } from '@/lib/client/account'

/** Keeps a page that was loaded for one account from acting for another. Renders nothing. */
export function AccountGuard({ userId }: { userId: string }) {
  useEffect(() => openAccount(userId), [userId])
  return null
}
