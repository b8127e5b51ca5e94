import type { AudioQueue, UploadedSong } from './audio-queue'

const MAX_DELAY_MS = 1_000
const ACTIVE = new Set(['waiting', 'sending', 'checking'])

/**
 * Calls `onBatch` with uploaded songs: at once if no other upload is active, else with those of the
 * next second. Returns a function that ends this and delivers the songs that are still waiting.
 */
export function batchUploadedSongs(
  queue: Pick<AudioQueue, 'store' | 'onUploaded'>,
  onBatch: (songs: UploadedSong[]) => void,
): () => void {
  let pending: UploadedSong[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function deliver() {
    clearTimeout(timer)
    timer = undefined
    if (pending.length === 0) return
    const songs = pending
    pending = []
    onBatch(songs)
  }

  function deliverOrWait() {
    if (pending.length === 0) return
    const isActive = queue.store.getState().uploads.some(({ state }) => ACTIVE.has(state))
    if (isActive) timer ??= setTimeout(deliver, MAX_DELAY_MS)
    else deliver()
  }

  const unsubscribe = queue.store.subscribe(deliverOrWait)
  const removeListener = queue.onUploaded((song) => {
    pending.push(song)
    deliverOrWait()
  })
  return () => {
    unsubscribe()
    removeListener()
    deliver()
  }
}

/** Songs to add to a playlist, which are all new or all known. */
export type PlaylistSongs = { playlistId: string; songIds: string[]; isKnown: boolean }

/** Groups songs by the playlist they belong to and by `isKnown`, in the order of their uploads. */
export function groupByPlaylist(songs: readonly UploadedSong[]): PlaylistSongs[] {
  const groups = new Map<string, PlaylistSongs>()
  for (const { songId, playlistId, isKnown } of songs) {
    if (!playlistId) continue
    const key = `${playlistId} ${isKnown}`
    const group = groups.get(key) ?? { playlistId, songIds: [], isKnown }
    group.songIds.push(songId)
    groups.set(key, group)
  }
  return [...groups.values()]
}
