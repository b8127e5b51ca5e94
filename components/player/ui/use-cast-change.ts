'use client'

import { useState } from 'react'
import { useStore } from 'zustand'
import { remotePlayback } from '../engine/remote-playback'
import type { RemoteState } from '../engine/remote-target'

/** Returns the state of another device that plays, to announce it; null until it has changed. */
export function useCastChange(): RemoteState | null {
  const { state } = useStore(remotePlayback)
  const [hasChanged, setChanged] = useState(false)
  if (state !== 'disconnected' && !hasChanged) setChanged(true)
  return hasChanged ? state : null
}
