'use client'

import { useEffect } from 'react'
import { changedSong } from '@/components/song-actions/changed-song'
import { usePlayer } from './player-context'

/** Shows changed details of a song in the player. */
export function useChangedSong(): void {
  const { player } = usePlayer()
  useEffect(() => changedSong.subscribe(({ song }) => song && player.updateSong(song)), [player])
}
