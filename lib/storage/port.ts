import type { Readable } from 'node:stream'

export type StoredObject = { key: string; bytes: number; modifiedAt: Date }

/** A storage for files. Keys are lower-case words and ids between slashes, never text of a user. */
export type Storage = {
  kind: 'local' | 's3'
  put: (key: string, content: Readable, meta: { bytes: number; type: string }) => Promise<void>
  /** Stores a file of this machine. Its content must not change afterwards. */
  putFile: (key: string, path: string, meta: { bytes: number; type: string }) => Promise<void>
  /**
   * Opens bytes `start` to `end`, both included.
   * @throws NotFoundError if there is no such object
   */
  open: (key: string, range: { start: number; end: number }) => Promise<Readable>
  stat: (key: string) => Promise<StoredObject | undefined>
  /** Deletes an object. Succeeds if there is none. */
  delete: (key: string) => Promise<void>
  /** Lists every object whose key begins with the folder `prefix`, in no particular order. */
  list: (prefix: string) => AsyncIterable<StoredObject>
  /**
   * Creates a URL that accepts one PUT of exactly `bytes` bytes for `seconds`. Undefined if this
   * storage has no URLs and the app must receive the file.
   */
  createUploadUrl: (
    key: string,
    meta: { bytes: number; type: string; seconds: number },
  ) => Promise<string | undefined>
}
