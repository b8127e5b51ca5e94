'use client'

import { useEffect } from 'react'
import { sizedCoverUrl } from '@/components/ribbon/cover-url'
import { selectCurrent, selectStatus, usePlayer, usePlayerState } from './player-context'

/** Connects the player to media keys, headsets and the lock screen. */
export function useMediaSession(): void {
  const { player } = usePlayer()
  const current = usePlayerState(selectCurrent)
  const status = usePlayerState(selectStatus)

  useEffect(() => {
    const session = navigator.mediaSession
    if (!session) return
    const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
      ['play', () => player.resume()],
      ['pause', () => player.pause()],
      ['nexttrack', () => void player.next()],
      ['previoustrack', () => void player.previous()],
      ['seekto', ({ seekTime }) => seekTime !== undefined && player.seek(seekTime * 1_000)],
    ]
    for (const [name, handler] of actions) session.setActionHandler(name, handler)
    return () => {
      for (const [name] of actions) session.setActionHandler(name, null)
    }
  }, [player])

  useEffect(() => {
    const session = navigator.mediaSession
    if (!session || !current) return
    const { title, artists, album, coverUrl } = current.track.song
    const artworkUrl = sizedCoverUrl(coverUrl, 640)
    session.metadata = new MediaMetadata({
      title,
      artist: artists.map((artist) => artist.name).join(', '),
      album: album?.title ?? '',
      artwork: artworkUrl ? [{ src: artworkUrl }] : [],
    })
  }, [current])

  useEffect(() => {
    if (navigator.mediaSession) {
      navigator.mediaSession.playbackState = status === 'playing' ? 'playing' : 'paused'
    }
  }, [status])
}
