'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { type Upload, uploadQueue } from './upload-queue'

const NONE: readonly Upload[] = []

/** The files of this visit. They are tried again when the connection is back, and none is lost unasked. */
export function useUploads(): readonly Upload[] {
  const uploads = useSyncExternalStore(uploadQueue.subscribe, uploadQueue.snapshot, () => NONE)
  const isUnsent = uploads.some(
    (upload) => upload.state !== 'accepted' && !(upload.state === 'refused' && !upload.canRetry),
  )

  useEffect(() => {
    window.addEventListener('online', uploadQueue.retryAll)
    return () => window.removeEventListener('online', uploadQueue.retryAll)
  }, [])

  useEffect(() => {
    if (!isUnsent) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsent])

  return uploads
}
