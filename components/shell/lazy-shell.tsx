'use client'

import dynamic from 'next/dynamic'
import type { ComponentProps } from 'react'

const AppShell = dynamic(() => import('./app-shell').then((module) => module.AppShell))

/** The app around a page, loaded where it is shown: a visitor without an account needs no player. */
export const LazyShell = (props: ComponentProps<typeof AppShell>) => <AppShell {...props} />
