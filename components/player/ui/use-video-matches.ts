'use client'

import { useEffect } from 'react'
import { VIDEOS_AHEAD } from '../engine/video-finder'
import { usePlayer } from './player-context'

/** Looks for the videos of the next songs while one plays, and of no others. */
export function useVideoMatches(): void {
  const { player } = usePlayer()

  useEffect(() => {
    let before = ''
    return player.state.subscribe(() => {
      const { status, isActiveInOtherTab: isElsewhere, queue, upcoming } = player.state.getState()
      if (isElsewhere || status !== 'playing') return
      const tracks = [...queue, ...upcoming.map((step) => step.track)]
      const songs = tracks.slice(0, VIDEOS_AHEAD).map(({ song }) => song)
      const wanted = songs.map(({ id }) => id).join()
      if (wanted === before) return
      before = wanted
      player.prepare(songs)
    })
  }, [player])
}
