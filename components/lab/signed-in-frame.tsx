'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'

// Loaded where it is shown: a visitor without an account needs no player.
const AppShell = dynamic(() =>
  import('@/components/shell/app-shell').then((module) => module.AppShell),
)

/** The lab for somebody with an account: the app around it. */
export const SignedInFrame = ({ userId, children }: { userId: string; children: ReactNode }) => (
  <AppShell userId={userId}>{children}</AppShell>
)
