import type { Readable } from 'node:stream'

export type StoredObject = { key: string; bytes: number; modifiedAt: Date }

/** Where files lie. Keys are ours: lower-case words and ids between slashes, never a user's text. */
export type Storage = {
  kind: 'local' | 's3'
  put: (key: string, content: Readable, about: { bytes: number; type: string }) => Promise<void>
  /** Puts a file of this machine, which nobody changes from then on. */
  putFile: (key: string, path: string, about: { bytes: number; type: string }) => Promise<void>
  /** Opens bytes `start` to `end`, both included. Throws `not_found` where there is no such object. */
  open: (key: string, range: { start: number; end: number }) => Promise<Readable>
  stat: (key: string) => Promise<StoredObject | undefined>
  /** Deletes; what is not there is no fault. */
  delete: (key: string) => Promise<void>
  /** Everything whose key begins with the folder `prefix`, in no order. */
  list: (prefix: string) => AsyncIterable<StoredObject>
  /** A URL that takes one PUT of exactly so many bytes; undefined where the app must take them itself. */
  uploadUrl: (
    key: string,
    about: { bytes: number; type: string; seconds: number },
  ) => Promise<string | undefined>
}
