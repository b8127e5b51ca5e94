'use client'

import dynamic from 'next/dynamic'
import { useKeptPage } from './use-kept-page'

const DropAudio = dynamic(() => import('./drop-audio').then((module) => module.DropAudio), {
  ssr: false,
})

/** Accepts files dropped on any page that does not take them itself; none replaces the page. */
export function DropAnywhere() {
  useKeptPage()
  return <DropAudio isFallback />
}
