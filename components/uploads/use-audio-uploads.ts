'use client'

import { useStore } from 'zustand'
import { useUploadSafeguards } from '@/components/imports/use-upload-safeguards'
import { audioQueue } from './audio-queue'
import { type AudioUpload, isUnfinished } from './audio-upload'

/** Returns the audio files of this visit, retries them and keeps them from being lost. */
export function useAudioUploads(): readonly AudioUpload[] {
  const { uploads } = useStore(audioQueue.store)
  useUploadSafeguards({
    hasUnfinished: uploads.some(isUnfinished),
    retryAll: audioQueue.retryAll,
  })
  return uploads
}
