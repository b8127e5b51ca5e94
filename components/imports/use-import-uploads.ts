'use client'

import { useStore } from 'zustand'
import { type ImportUpload, importQueue } from './import-queue'
import { useUploadSafeguards } from './use-upload-safeguards'

/** Returns the playlist files of this visit, retries them and keeps them from being lost. */
export function useImportUploads(): readonly ImportUpload[] {
  const { uploads } = useStore(importQueue.store)
  useUploadSafeguards({ hasUnfinished: uploads.some(isUnsent), retryAll: importQueue.retryAll })
  return uploads
}

const isUnsent = (upload: ImportUpload): boolean =>
  upload.state === 'waiting' ||
  upload.state === 'sending' ||
  (upload.state === 'rejected' && upload.canRetry)
