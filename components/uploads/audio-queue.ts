import { createStore } from 'zustand'
import { type Refusal, refusalFrom } from '@/lib/client/refusal'
import { sendAudio, type Transfer } from '@/lib/client/uploads'

/** A file of audio that was chosen, until somebody puts it away. */
export type AudioUpload = Chosen & State
type Chosen = { key: string; file: File; playlistId?: string }
type State =
  | { state: 'waiting' | 'checking' }
  | { state: 'sending'; share: number; canPause: boolean }
  | { state: 'paused'; share: number }
  | ({ state: 'refused' } & Refusal)
  | { state: 'done'; songId: string }

type Send = (file: File, onProgress: (share: number) => void) => Transfer
/** A song that came in, and the playlist its file was dropped on. */
export type Arrival = { songId: string; playlistId?: string }

/** Browsers keep six connections to a server; music plays over one of them meanwhile. */
const AT_ONCE = 2

/** Files that are sent two at a time, each of which can be given up, and where it goes in parts stopped and resumed. */
export class AudioQueue {
  readonly store = createStore<{ uploads: readonly AudioUpload[] }>(() => ({ uploads: [] }))
  private readonly transfers = new Map<string, Transfer>()
  private readonly awaited = new Set<(arrival: Arrival) => void>()

  constructor(private readonly send: Send) {}

  private get uploads(): readonly AudioUpload[] {
    return this.store.getState().uploads
  }

  /** Tells of every song that came in; answers how to stop that. */
  readonly onArrival = (listener: (arrival: Arrival) => void): (() => void) => {
    this.awaited.add(listener)
    return () => this.awaited.delete(listener)
  }

  readonly add = (files: File[], playlistId?: string): void => {
    const chosen = files.map(
      (file): AudioUpload => ({
        key: crypto.randomUUID(),
        file,
        playlistId,
        ...(file.size === 0
          ? { state: 'refused', reason: 'The file is empty.', canRetry: false }
          : { state: 'waiting' }),
      }),
    )
    this.show([...this.uploads, ...chosen])
    this.work()
  }

  readonly pause = (key: string): void => {
    const upload = this.uploads.find((candidate) => candidate.key === key)
    if (upload?.state !== 'sending' || !upload.canPause) return
    this.transfers.get(key)?.pause()
    this.put(key, { state: 'paused', share: upload.share })
    this.work()
  }

  readonly resume = (key: string): void => {
    const upload = this.uploads.find((candidate) => candidate.key === key)
    if (upload?.state !== 'paused') return
    this.put(key, { state: 'sending', share: upload.share, canPause: true })
    this.transfers.get(key)?.resume()
  }

  readonly retry = (key: string): void => {
    this.put(key, { state: 'waiting' })
    this.work()
  }

  /** Tries everything again that did not arrive for want of a connection. */
  readonly retryAll = (): void => {
    for (const upload of this.uploads) {
      if (upload.state === 'refused' && upload.canRetry) this.retry(upload.key)
    }
  }

  /** Gives a file up, or puts away what is over. */
  readonly remove = (key: string): void => {
    this.transfers.get(key)?.cancel()
    this.transfers.delete(key)
    this.show(this.uploads.filter((upload) => upload.key !== key))
    this.work()
  }

  /** Puts away everything that is over. */
  readonly clear = (): void =>
    this.show(this.uploads.filter(({ state }) => state !== 'done' && state !== 'refused'))

  private work(): void {
    const busy = this.uploads.filter(({ state }) => state === 'sending' || state === 'checking')
    const waiting = this.uploads.filter(({ state }) => state === 'waiting')
    for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - busy.length))) {
      void this.sendOne(upload)
    }
  }

  private async sendOne({ key, file, playlistId }: AudioUpload): Promise<void> {
    this.put(key, { state: 'sending', share: 0, canPause: false })
    const transfer = this.send(file, (share) => this.moved(key, share))
    this.transfers.set(key, transfer)
    try {
      const { songId } = await transfer.ended
      this.put(key, { state: 'done', songId })
      for (const tell of this.awaited) tell({ songId, playlistId })
    } catch (error) {
      this.put(key, { state: 'refused', ...refusalFrom(error) })
    }
    this.transfers.delete(key)
    this.work()
  }

  private moved(key: string, share: number): void {
    const upload = this.uploads.find((candidate) => candidate.key === key)
    if (upload?.state !== 'sending') return
    const canPause = this.transfers.get(key)?.canPause() ?? false
    this.put(key, share >= 1 ? { state: 'checking' } : { state: 'sending', share, canPause })
  }

  private put(wanted: string, state: State): void {
    this.show(
      this.uploads.map((upload) => {
        const { key, file, playlistId } = upload
        return key === wanted ? { key, file, playlistId, ...state } : upload
      }),
    )
  }

  private show(uploads: readonly AudioUpload[]): void {
    this.store.setState({ uploads })
  }
}

/** The files of this visit; they go on being sent while one looks at other pages. */
export const audioQueue = new AudioQueue(sendAudio)
