import type { Library } from './library'

/** The parts of a request to an operation. */
export type OperationRequest = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: Record<string, unknown>
  file?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  /** Replaces any other body. */
  bytes?: string
}

export type ValidRequest = {
  /** Creates a valid request about the data of a user, and that data. */
  create: (library: Library) => OperationRequest | Promise<OperationRequest>
  /** The expected statuses if they differ from the documented success: a setting is missing. */
  statuses?: number | number[]
  /** Set if its path names a resource that all users may see. */
  shared?: true
  /** Set if it ends the session or the account of the caller. */
  endsSession?: true
}
