'use client'

import { useStore } from 'zustand'
import { useUploadSafeguards } from '@/components/imports/use-upload-safeguards'
import { type AudioUpload, audioQueue, isUnfinished } from './audio-queue'

/** Returns the audio files of this visit, retries them and keeps them from being lost. */
export function useAudioUploads(): readonly AudioUpload[] {
  const { uploads } = useStore(audioQueue.store)
  useUploadSafeguards({
    hasUnfinished: uploads.some(isUnfinished),
    retryAll: audioQueue.retryAll,
  })
  return uploads
}
