'use client'

import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'
import { editedSong } from './edited-song'

const EditSong = dynamic(() => import('./edit-song').then((module) => module.EditSong))

/** The details of an upload; the form is only fetched once somebody asks for it. */
export function EditWhenAsked() {
  const { song } = useSyncExternalStore(editedSong.subscribe, editedSong.get, editedSong.first)
  return song && <EditSong song={song} />
}
