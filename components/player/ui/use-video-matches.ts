'use client'

import { useEffect } from 'react'
import { MAX_VIDEOS_AHEAD } from '../engine/video-finder'
import { usePlayer } from './player-context'

/** Searches the videos of the next songs while one plays. */
export function useVideoMatches(): void {
  const { player } = usePlayer()

  useEffect(() => {
    let previousIds = ''
    return player.state.subscribe(() => {
      const { status, isActiveInOtherTab, queue, upcoming } = player.state.getState()
      if (isActiveInOtherTab || status !== 'playing') return
      const tracks = [...queue, ...upcoming.map((step) => step.track)]
      const songs = tracks.slice(0, MAX_VIDEOS_AHEAD).map(({ song }) => song)
      const songIds = songs.map(({ id }) => id).join()
      if (songIds === previousIds) return
      previousIds = songIds
      player.prepare(songs)
    })
  }, [player])
}
