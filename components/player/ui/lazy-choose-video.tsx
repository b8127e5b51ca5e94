'use client'

import dynamic from 'next/dynamic'
import { type Panels, selectCurrent, usePanels, usePlayerState } from './player-context'
import { useHeldPlayback } from './use-held-playback'

const ChooseVideo = dynamic(() => import('./choose-video').then((module) => module.ChooseVideo))

const selectChoosingVideo = (panels: Panels) => panels.isChoosingVideo

/** The choice of a video, whose code loads when it is first opened. Playback pauses while it is open. */
export function LazyChooseVideo() {
  const isChoosing = usePanels(selectChoosingVideo)
  const current = usePlayerState(selectCurrent)

  useHeldPlayback(isChoosing)

  return isChoosing && current && <ChooseVideo current={current} />
}
