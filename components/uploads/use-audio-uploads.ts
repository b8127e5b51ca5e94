'use client'

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { type AudioUpload, audioQueue } from './audio-queue'

const UNDER_WAY = new Set<AudioUpload['state']>(['waiting', 'sending', 'paused', 'checking'])

export const isUnderWay = ({ state }: AudioUpload): boolean => UNDER_WAY.has(state)

/** The audio files of this visit. They go on when the connection is back, and none is lost unasked. */
export function useAudioUploads(): readonly AudioUpload[] {
  const { uploads } = useStore(audioQueue.store)
  const isBusy = uploads.some(isUnderWay)

  useEffect(() => {
    window.addEventListener('online', audioQueue.retryAll)
    return () => window.removeEventListener('online', audioQueue.retryAll)
  }, [])

  useEffect(() => {
    if (!isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isBusy])

  return uploads
}
