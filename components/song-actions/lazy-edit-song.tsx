'use client'

import dynamic from 'next/dynamic'
import { useStore } from 'zustand'
import { editedSong } from './edited-song'

const EditSong = dynamic(() => import('./edit-song').then((module) => module.EditSong))

/** The details of an upload; the form is fetched when it is opened for the first time. */
export function LazyEditSong() {
  const { song } = useStore(editedSong)
  return song && <EditSong song={song} />
}
