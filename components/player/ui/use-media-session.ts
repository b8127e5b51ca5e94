'use client'

import { useEffect } from 'react'
import { selectCurrent, selectStatus, usePlayer, usePlayerState } from './player-context'

/** Keys of the keyboard, the headset and the lock screen work the player and show what it plays. */
export function useMediaSession(): void {
  const { player } = usePlayer()
  const now = usePlayerState(selectCurrent)
  const status = usePlayerState(selectStatus)

  useEffect(() => {
    const session = navigator.mediaSession
    if (!session) return
    const actions: [MediaSessionAction, MediaSessionActionHandler][] = [
      ['play', () => player.resume()],
      ['pause', () => player.pause()],
      ['nexttrack', () => void player.next()],
      ['previoustrack', () => void player.previous()],
      ['seekto', ({ seekTime }) => seekTime !== undefined && player.seek(seekTime * 1000)],
    ]
    for (const [name, run] of actions) session.setActionHandler(name, run)
    return () => {
      for (const [name] of actions) session.setActionHandler(name, null)
    }
  }, [player])

  useEffect(() => {
    const session = navigator.mediaSession
    if (!session || !now) return
    const { title, artists, album } = now.track.song
    session.metadata = new MediaMetadata({
      title,
      artist: artists.map((artist) => artist.name).join(', '),
      album: album?.title ?? '',
      artwork: album?.coverUrl ? [{ src: album.coverUrl }] : [],
    })
  }, [now])

  useEffect(() => {
    if (navigator.mediaSession) {
      navigator.mediaSession.playbackState = status === 'playing' ? 'playing' : 'paused'
    }
  }, [status])
}
