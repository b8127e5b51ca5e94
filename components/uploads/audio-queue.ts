import { createStore } from 'zustand'
import { randomId } from '@/lib/client/random-id'
import { rejectionFrom } from '@/lib/client/rejection'
import { sendAudio, type Transfer } from '@/lib/client/uploads'
import { type AudioUpload, isUnfinished, type UploadState } from './audio-upload'

type Send = (file: File, onProgress: (share: number) => void) => Transfer
/** The song of an uploaded file, and the playlist on whose page the file was chosen. */
export type UploadedSong = { songId: string; playlistId?: string; isKnown: boolean }

/** Over HTTP/1.1 a browser opens at most six connections to a server; playback needs one of them. */
const MAX_PARALLEL_UPLOADS = 2

/** Uploads audio files, two at a time. Each can be cancelled and, if resumable, paused. */
export class AudioQueue {
  readonly store = createStore<{ uploads: readonly AudioUpload[] }>(() => ({ uploads: [] }))
  private readonly transfers = new Map<string, Transfer>()
  private readonly listeners = new Set<(song: UploadedSong) => void>()

  constructor(private readonly send: Send) {}

  private get uploads(): readonly AudioUpload[] {
    return this.store.getState().uploads
  }

  /** Calls `listener` with every uploaded song. Returns a function that removes the listener. */
  readonly onUploaded = (listener: (song: UploadedSong) => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly add = (files: File[], playlistId?: string): void => {
    const chosen = files.map(
      (file): AudioUpload => ({
        key: randomId(),
        file,
        playlistId,
        state: file.size === 0 ? 'empty' : 'waiting',
      }),
    )
    this.setUploads([...this.uploads, ...chosen])
    this.sendWaiting()
  }

  readonly pause = (key: string): void => {
    const upload = this.find(key)
    if (upload?.state !== 'sending' || !upload.canPause) return
    this.transfers.get(key)?.pause()
    this.setState(key, { state: 'paused', share: upload.share })
    this.sendWaiting()
  }

  readonly resume = (key: string): void => {
    const upload = this.find(key)
    if (upload?.state !== 'paused') return
    this.setState(key, { state: 'sending', share: upload.share, canPause: true })
    this.transfers.get(key)?.resume()
  }

  readonly retry = (key: string): void => {
    this.setState(key, { state: 'waiting' })
    this.sendWaiting()
  }

  /** Retries every rejected file for which that may succeed. */
  readonly retryAll = (): void => {
    for (const upload of this.uploads) {
      if (upload.state === 'rejected' && upload.canRetry) this.retry(upload.key)
    }
  }

  /** Removes a file from the list and cancels its upload. */
  readonly remove = (key: string): void => {
    this.transfers.get(key)?.cancel()
    this.transfers.delete(key)
    this.setUploads(this.uploads.filter((upload) => upload.key !== key))
    this.sendWaiting()
  }

  /** Removes all finished files from the list. */
  readonly clear = (): void => this.setUploads(this.uploads.filter(isUnfinished))

  private sendWaiting(): void {
    const active = this.uploads.filter(({ state }) => state === 'sending' || state === 'checking')
    const waiting = this.uploads.filter(({ state }) => state === 'waiting')
    const free = Math.max(0, MAX_PARALLEL_UPLOADS - active.length)
    for (const upload of waiting.slice(0, free)) void this.sendOne(upload)
  }

  private async sendOne({ key, file, playlistId }: AudioUpload): Promise<void> {
    this.setState(key, { state: 'sending', share: 0, canPause: false })
    const transfer = this.send(file, (share) => this.handleProgress(key, share))
    this.transfers.set(key, transfer)
    await transfer.ended.then(
      ({ songId }) => this.finish({ key, songId, playlistId, isKnown: false }),
      (error: Error) => {
        const rejection = rejectionFrom(error)
        const songId = rejection.duplicateSongId
        // The song that the user has already is added to the playlist instead.
        if (songId && playlistId) this.finish({ key, songId, playlistId, isKnown: true })
        else this.setState(key, { state: 'rejected', ...rejection })
      },
    )
    this.transfers.delete(key)
    this.sendWaiting()
  }

  private finish({ key, ...song }: UploadedSong & { key: string }): void {
    this.setState(key, { state: 'done', songId: song.songId, isKnown: song.isKnown })
    for (const listener of this.listeners) listener(song)
  }

  private handleProgress(key: string, share: number): void {
    if (this.find(key)?.state !== 'sending') return
    const canPause = this.transfers.get(key)?.canPause() ?? false
    this.setState(key, share >= 1 ? { state: 'checking' } : { state: 'sending', share, canPause })
  }

  private find(key: string): AudioUpload | undefined {
    return this.uploads.find((upload) => upload.key === key)
  }

  private setState(changedKey: string, state: UploadState): void {
    this.setUploads(
      this.uploads.map((upload) => {
        const { key, file, playlistId } = upload
        return key === changedKey ? { key, file, playlistId, ...state } : upload
      }),
    )
  }

  private setUploads(uploads: readonly AudioUpload[]): void {
    this.store.setState({ uploads })
  }
}

/** The files of this visit; their upload continues on other pages. */
export const audioQueue = new AudioQueue(sendAudio)
