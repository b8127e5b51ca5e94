import type { FaultCode } from './fault-codes'
import type { ErrorCode } from './problem-codes'

/** A fault of one field of an input; `path` is dotted. */
export type Fault = {
  path: string
  message: string
  code: FaultCode
  /** The values in the message, such as `minimum`. */
  params?: ErrorParams
}

/** The values in the text of an error, for clients that translate it by its code. */
export type ErrorParams = Record<string, string | number>

type AppErrorOptions = ErrorOptions & {
  /** The values in the message. */
  params?: ErrorParams
  faults?: Fault[]
  /** Headers of the response. */
  headers?: Record<string, string>
  /** Extension members of the problem (RFC 9457), for programs. */
  extensions?: Record<string, unknown>
}

/** An error whose message the caller may see. All other errors are bugs: a 500 without details. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly params?: ErrorParams
  readonly faults?: Fault[]
  readonly headers?: Record<string, string>
  readonly extensions?: Record<string, unknown>

  constructor(
    readonly code: ErrorCode,
    message: string,
    { params, faults, headers, extensions, ...options }: AppErrorOptions = {},
  ) {
    super(message, options)
    this.params = params
    this.faults = faults
    this.headers = headers
    this.extensions = extensions
  }
}

/** A missing resource, or one of another user: the caller cannot distinguish the two. */
export class NotFoundError extends AppError {
  constructor(resource: string, id: string) {
    super('not_found', `${resource} ${id} does not exist.`, { params: { resource, id } })
  }
}

/** Well-formed input with invalid fields, all of which are listed. */
export class InvalidInputError extends AppError {
  constructor(faults: Fault[], message = 'Some fields are not valid.') {
    super('invalid_input', message, { faults })
  }
}
