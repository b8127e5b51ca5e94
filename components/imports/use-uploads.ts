'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { type Upload, uploadQueue } from './upload-queue'

/** The files of this visit. They are tried again when the connection is back, and none is lost unasked. */
export function useUploads(): readonly Upload[] {
  const { uploads } = useStore(uploadQueue.store)
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
