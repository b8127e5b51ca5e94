'use client'

import { isPlayingOrLoading, selectCurrent, usePlayerState } from './player-context'
import { ShortcutList } from './shortcut-list'
import { useDocumentTitle } from './use-document-title'
import { useMediaSession } from './use-media-session'
import { useOtherTabs } from './use-other-tabs'
import { useSavedTurn } from './use-saved-turn'
import { useShortcuts } from './use-shortcuts'
import { useVideoMatches } from './use-video-matches'

/** What follows the player without being seen: title, keys, lock screen, memory, and its voice. */
export function PlayerEffects({ userId }: { userId: string }) {
  const now = usePlayerState(selectCurrent)
  const isPlaying = usePlayerState(isPlayingOrLoading)
  useDocumentTitle()
  useMediaSession()
  useSavedTurn(userId)
  useOtherTabs(userId)
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
