'use client'

import dynamic from 'next/dynamic'
import { useStore } from 'zustand'
import { misreadSongs } from './misread-songs'

const RepairText = dynamic(() => import('./repair-text').then((module) => module.RepairText))

/** The repair of wrong letters; the dialog is fetched when it is opened for the first time. */
export function LazyRepairText() {
  const { songs } = useStore(misreadSongs)
  return songs && <RepairText songs={songs} />
}
