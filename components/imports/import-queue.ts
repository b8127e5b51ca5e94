import { createStore } from 'zustand'
import { importFile, stopImport } from '@/lib/client/imports'
import { randomId } from '@/lib/client/random-id'
import { type Rejection, rejectionFrom } from '@/lib/client/rejection'
import type { Import } from '@/lib/contract/import'
import { type DroppedFile, type FileFault, findFault } from './dropped-files'

/** A chosen file, and the import it has become once the server accepted it. */
export type ImportUpload = ChosenFile & UploadState
/** `order` is the position in which it was chosen. */
type ChosenFile = { key: string; file: File; order: number }
type UploadState =
  | { state: 'waiting' | 'sending' }
  | { state: 'invalid'; fault: FileFault }
  | ({ state: 'rejected' } & Rejection)
  | { state: 'accepted'; import: Import }

type Send = (file: File) => Promise<Import>
type Stop = (importId: string) => Promise<unknown>

/** Sends playlist files one after another, in the order they were chosen. */
export class ImportQueue {
  readonly store = createStore<{ uploads: readonly ImportUpload[] }>(() => ({ uploads: [] }))
  private nextOrder = 0
  private isSending = false

  constructor(
    private readonly send: Send,
    private readonly stop: Stop,
  ) {}

  private get uploads(): readonly ImportUpload[] {
    return this.store.getState().uploads
  }

  /** Puts files in front of those chosen earlier, and sends them after those. */
  readonly add = (files: DroppedFile[]): void => {
    const chosen = files.map((dropped): ImportUpload => {
      const fault = findFault(dropped)
      return {
        key: randomId(),
        file: dropped.file,
        order: this.nextOrder++,
        ...(fault ? { state: 'invalid', fault } : { state: 'waiting' }),
      }
    })
    this.setUploads([...chosen, ...this.uploads])
    void this.sendWaiting()
  }

  readonly retry = (key: string): void => {
    this.setState(key, { state: 'waiting' })
    void this.sendWaiting()
  }

  /** Retries every rejected file for which that may succeed. */
  readonly retryAll = (): void => {
    for (const upload of this.uploads) {
      if (upload.state === 'rejected' && upload.canRetry) this.retry(upload.key)
    }
  }

  /** Removes a file. If it is being sent, its import is stopped as soon as the server has it. */
  readonly remove = (key: string): void =>
    this.setUploads(this.uploads.filter((upload) => upload.key !== key))

  private async sendWaiting(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    for (let next = this.findNext(); next; next = this.findNext()) await this.sendOne(next)
    this.isSending = false
  }

  private findNext(): ImportUpload | undefined {
    return this.uploads
      .filter(({ state }) => state === 'waiting')
      .sort((a, b) => a.order - b.order)[0]
  }

  private async sendOne({ key, file }: ImportUpload): Promise<void> {
    this.setState(key, { state: 'sending' })
    await this.send(file).then(
      async (accepted) => {
        const isRemoved = !this.uploads.some((upload) => upload.key === key)
        if (isRemoved) await this.stop(accepted.id).catch(() => {})
        this.setState(key, { state: 'accepted', import: accepted })
      },
      (error: Error) => this.setState(key, { state: 'rejected', ...rejectionFrom(error) }),
    )
  }

  private setState(changedKey: string, state: UploadState): void {
    this.setUploads(
      this.uploads.map((upload) => {
        const { key, file, order } = upload
        return key === changedKey ? { key, file, order, ...state } : upload
      }),
    )
  }

  private setUploads(uploads: readonly ImportUpload[]): void {
    this.store.setState({ uploads })
  }
}

/** The files of this visit; sending continues on other pages. */
export const importQueue = new ImportQueue(importFile, stopImport)
