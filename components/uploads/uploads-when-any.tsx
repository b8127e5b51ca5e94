'use client'

import dynamic from 'next/dynamic'
import { useArrivals } from './use-arrivals'
import { useAudioUploads } from './use-audio-uploads'

const UploadTray = dynamic(() => import('./upload-tray').then((module) => module.UploadTray))

/** The files on their way, on every page; the tray is only fetched once there is one. */
export function UploadsWhenAny() {
  const uploads = useAudioUploads()
  useArrivals()
  return uploads.length > 0 && <UploadTray uploads={uploads} />
}
