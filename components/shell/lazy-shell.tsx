'use client'

import dynamic from 'next/dynamic'
import type { ComponentProps } from 'react'

const AppShell = dynamic(() => import('./app-shell').then((module) => module.AppShell))

/** The app shell as its own chunk: pages for visitors do not load the player. */
export const LazyShell = (props: ComponentProps<typeof AppShell>) => <AppShell {...props} />
