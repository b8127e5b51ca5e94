'use client'

import { isSounding, pickNow, usePlayerState } from './player-context'
import { ShortcutList } from './shortcut-list'
import { useDocumentTitle } from './use-document-title'
import { useMediaSession } from './use-media-session'
import { useResume } from './use-resume'
import { useShortcuts } from './use-shortcuts'
import { useTabs } from './use-tabs'
import { useVideoMatches } from './use-video-matches'

/** What follows the player without being seen: title, keys, lock screen, memory, and its voice. */
export function Watchers({ userId }: { userId: string }) {
  const now = usePlayerState(pickNow)
  const isPlaying = usePlayerState(isSounding)
  useDocumentTitle()
  useMediaSession()
  useResume(userId)
  useTabs(userId)
  useVideoMatches()
  const keys = useShortcuts()
  const words =
    now && isPlaying
      ? `Now playing: ${now.track.song.title}, ${now.track.song.artists.map((artist) => artist.name).join(', ')}`
      : ''
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {words}
      </p>
      <ShortcutList isOpen={keys.isListOpen} onOpenChange={keys.setListOpen} />
    </>
  )
}
