'use client'

import { useEffect } from 'react'
import { changedSong, repairedSongs } from '@/components/song-actions/changed-song'
import { api } from '@/lib/client/api'
import { songs } from '@/lib/contract/songs'
import type { Player } from '../engine/player'
import { usePlayer } from './player-context'

/** Queued songs behind these get their texts when they are read again. */
const MAX_SONGS = 20

/** Shows changed details of songs in the player. */
export function useChangedSong(): void {
  const { player } = usePlayer()
  useEffect(() => changedSong.subscribe(({ song }) => song && player.updateSong(song)), [player])
  useEffect(
    () => repairedSongs.subscribe(({ songIds }) => void readAgain(player, new Set(songIds))),
    [player],
  )
}

/** Reads the songs of the player again that were repaired: their artists and albums are others now. */
async function readAgain(player: Player, repaired: Set<string>): Promise<void> {
  const { current, queue } = player.state.getState()
  if (!current || repaired.size === 0) return
  void player.refresh(current.source.list)
  const shown = [current.track, ...queue].map(({ song }) => song.id)
  const changed = [...new Set(shown)].filter((id) => repaired.has(id))
  for (const songId of changed.slice(0, MAX_SONGS)) {
    const song = await api(songs.find, { songId }).catch(() => undefined)
    if (song) player.updateSong(song)
  }
}
