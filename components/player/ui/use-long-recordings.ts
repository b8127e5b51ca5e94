'use client'

import { useEffect } from 'react'
import { beforeSignOut } from '@/lib/client/sign-out-tasks'
import {
  isLongRecording,
  loadLongRate,
  loadPosition,
  removeLongRecordings,
  saveLongRate,
  savePosition,
} from '../engine/long-recordings'
import { playbackRate } from '../engine/playback-rate'
import type { Player } from '../engine/player'
import { usePlayer } from './player-context'

const SAVE_INTERVAL_MS = 5_000
/** A track that is further was continued by other means. */
const MAX_START_MS = 3_000

/** Continues long recordings where they were left, at the speed of long recordings. */
export function useLongRecordings(userId: string): void {
  const { player } = usePlayer()
  useEffect(() => followLongRecordings(player, userId), [player, userId])
}

function followLongRecordings(player: Player, userId: string): () => void {
  let startedId: string | undefined

  const currentSong = () => player.state.getState().current?.track.song

  function save() {
    const song = currentSong()
    if (!song || song.id !== startedId || !isLongRecording(song)) return
    savePosition(userId, song, player.progress.getState().positionMs)
  }

  function start() {
    const song = currentSong()
    startedId = song?.id
    if (!song) return
    const isLong = isLongRecording(song)
    playbackRate.setState({ rate: isLong ? loadLongRate(userId) : 1 })
    const positionMs = isLong ? loadPosition(userId, song.id) : 0
    const isAtStart = player.progress.getState().positionMs < MAX_START_MS
    if (positionMs > 0 && isAtStart) player.seek(positionMs)
  }

  const timer = setInterval(save, SAVE_INTERVAL_MS)
  const unsubscribers = [
    player.state.subscribe(({ status, current }, before) => {
      if (status === 'playing' && current?.track.song.id !== startedId) start()
      if (status === 'paused' && before.status === 'playing') save()
    }),
    playbackRate.subscribe(({ rate }) => {
      const song = currentSong()
      if (song && song.id === startedId && isLongRecording(song)) saveLongRate(userId, rate)
    }),
    beforeSignOut(async () => removeLongRecordings),
  ]
  return () => {
    clearInterval(timer)
    for (const unsubscribe of unsubscribers) unsubscribe()
  }
}
