'use client'

import { useEffect } from 'react'

type Safeguards = {
  /** Whether files would be lost if the page were left. */
  hasUnfinished: boolean
  /** Retries rejected uploads; a constant function. */
  retryAll: () => void
}

/** Retries uploads when the browser is online again, and confirms before files would be lost. */
export function useUploadSafeguards({ hasUnfinished, retryAll }: Safeguards): void {
  useEffect(() => {
    window.addEventListener('online', retryAll)
    return () => window.removeEventListener('online', retryAll)
  }, [retryAll])

  useEffect(() => {
    if (!hasUnfinished) return
    const confirmLeaving = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', confirmLeaving)
    return () => window.removeEventListener('beforeunload', confirmLeaving)
  }, [hasUnfinished])
}
