'use client'

import dynamic from 'next/dynamic'
import { useAudioUploads } from './use-audio-uploads'
import { useUploadedSongs } from './use-uploaded-songs'

const UploadTray = dynamic(() => import('./upload-tray').then((module) => module.UploadTray))

/** The uploads of this visit, on every page; the tray is loaded with the first upload. */
export function LazyUploadTray() {
  const uploads = useAudioUploads()
  useUploadedSongs()
  return uploads.length > 0 && <UploadTray uploads={uploads} />
}
