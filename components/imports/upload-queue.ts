import { createStore } from 'zustand'
import { importFile, stopImport } from '@/lib/client/imports'
import { rejectionFrom } from '@/lib/client/rejection'
import type { Import } from '@/lib/contract/imports'
import { type DroppedFile, refusalOf } from './dropped-files'

/** A file that was chosen, from then on until it is an import of its own. */
export type Upload = Place & State
type Place = { key: string; file: File; turn: number }
type State =
  | { state: 'waiting' | 'sending' }
  | { state: 'refused'; reason: string; canRetry: boolean }
  | { state: 'accepted'; import: Import }

type Send = (file: File) => Promise<Import>
type Stop = (importId: string) => Promise<unknown>

/** Files that are sent one after another. What was chosen stays until it is accepted or taken out. */
export class UploadQueue {
  readonly store = createStore<{ uploads: readonly Upload[] }>(() => ({ uploads: [] }))
  private turns = 0
  private isSending = false

  constructor(
    private readonly send: Send,
    private readonly stop: Stop,
  ) {}

  private get uploads(): readonly Upload[] {
    return this.store.getState().uploads
  }

  /** The latest choice stands first; files are sent in the order they were chosen. */
  readonly add = (files: DroppedFile[]): void => {
    const chosen = files.map((dropped): Upload => {
      const reason = refusalOf(dropped)
      return {
        key: crypto.randomUUID(),
        file: dropped.file,
        turn: this.turns++,
        ...(reason ? { state: 'refused', reason, canRetry: false } : { state: 'waiting' }),
      }
    })
    this.show([...chosen, ...this.uploads])
    void this.work()
  }

  readonly retry = (key: string): void => {
    this.put(key, { state: 'waiting' })
    void this.work()
  }

  /** Tries everything again that did not arrive. */
  readonly retryAll = (): void => {
    for (const upload of this.uploads) {
      if (upload.state === 'refused' && upload.canRetry) this.retry(upload.key)
    }
  }

  readonly remove = (key: string): void =>
    this.show(this.uploads.filter((upload) => upload.key !== key))

  private async work(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    for (let next = this.next(); next; next = this.next()) await this.sendOne(next)
    this.isSending = false
  }

  private next(): Upload | undefined {
    return this.uploads
      .filter(({ state }) => state === 'waiting')
      .sort((a, b) => a.turn - b.turn)[0]
  }

  private async sendOne({ key, file }: Upload): Promise<void> {
    this.put(key, { state: 'sending' })
    await this.send(file).then(
      async (accepted) => {
        const isWanted = this.uploads.some((upload) => upload.key === key)
        if (!isWanted) await this.stop(accepted.id).catch(() => {})
        this.put(key, { state: 'accepted', import: accepted })
      },
      (error: Error) => {
        const { problem, canRetry } = rejectionFrom(error)
        this.put(key, { state: 'refused', reason: problem.message, canRetry })
      },
    )
  }

  private put(wanted: string, state: State): void {
    this.show(
      this.uploads.map((upload) => {
        const { key, file, turn } = upload
        return key === wanted ? { key, file, turn, ...state } : upload
      }),
    )
  }

  private show(uploads: readonly Upload[]): void {
    this.store.setState({ uploads })
  }
}

/** The files of this visit; they go on being sent while one looks at other pages. */
export const uploadQueue = new UploadQueue(importFile, stopImport)
