'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { openOutbox } from '@/lib/client/outbox/current'
import { isPlayingOrLoading } from '../engine/status'
import { selectCurrent, usePlayerState } from './player-context'
import { ShortcutList } from './shortcut-list'
import { useCastChange } from './use-cast-change'
import { useCatchUp } from './use-catch-up'
import { useChangedSong } from './use-changed-song'
import { useDocumentTitle } from './use-document-title'
import { useLongRecordings } from './use-long-recordings'
import { useMediaSession } from './use-media-session'
import { useOtherTabs } from './use-other-tabs'
import { usePlayQueue } from './use-play-queue'
import { useSavedTurn } from './use-saved-turn'
import { useShortcuts } from './use-shortcuts'
import { useSleepTimer } from './use-sleep-timer'
import { useVideoMatches } from './use-video-matches'

/** The effects of the player outside of its own elements, and its announcements to screen readers. */
export function PlayerEffects({ userId }: { userId: string }) {
  const t = useTranslations('player')
  const current = usePlayerState(selectCurrent)
  const isPlaying = usePlayerState(isPlayingOrLoading)
  useDocumentTitle()
  useMediaSession()
  useSavedTurn(userId)
  useLongRecordings(userId)
  useSleepTimer()
  // At a sign-out, the play that the saved turn records is sent too.
  useEffect(() => openOutbox(userId), [userId])
  useOtherTabs(userId)
  usePlayQueue(userId)
  useCatchUp()
  useChangedSong()
  useVideoMatches()
  const shortcuts = useShortcuts()
  const castState = useCastChange()
  const song = isPlaying ? current?.track.song : undefined
  const artists = song?.artists.map(({ name }) => name).join(', ') ?? ''
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {song && t('nowPlaying', { title: song.title, artists })}
      </p>
      <p aria-live="polite" className="sr-only">
        {castState && t(`cast.announced.${castState}`)}
      </p>
      <ShortcutList isOpen={shortcuts.isListOpen} onOpenChange={shortcuts.setListOpen} />
    </>
  )
}
