import { AppError, type ErrorCode } from '@/lib/errors'

export const TUS_VERSION = '1.0.0'

const HEADS = {
  'Tus-Resumable': TUS_VERSION,
  'Tus-Version': TUS_VERSION,
  'Tus-Extension': 'creation,creation-with-upload,termination,expiration',
  'Accept-Patch': 'application/offset+octet-stream',
}

/** What an OPTIONS request learns about uploads. */
export const tusHeads = (path: string): Record<string, string> =>
  /^\/api\/v1\/uploads(\/|$)/.test(path) ? HEADS : {}

export type Failure = unknown

const WORDS: Record<number, [ErrorCode, string]> = {
  400: [
    'malformed_request',
    'A header of tus is missing or wrong: look at Upload-Length, Upload-Offset and Upload-Metadata.',
  ],
  403: [
    'malformed_request',
    'Upload-Offset is missing, or the upload cannot be given up any more.',
  ],
  404: ['not_found', 'There is no such upload.'],
  409: ['conflict', 'Upload-Offset is not where the upload stands; ask HEAD.'],
  410: ['not_found', 'The upload is over: its time has passed, or its file was refused.'],
  412: ['precondition_failed', 'Send Tus-Resumable: 1.0.0, the version that is spoken here.'],
  413: ['file_too_large', 'More bytes came than Upload-Length announced, or than are taken.'],
  415: ['unsupported_media_type', 'The body must be application/offset+octet-stream.'],
}

/** A refusal of tus as one of ours; what we refused ourselves goes before the library's words. */
export function tusProblem(response: Response, text: string, failure: Failure): Error {
  const own = failure instanceof AppError ? failure : undefined
  const known = WORDS[response.status]
  if (own) return withVersion(own.code, own.message, own)
  if (/lock|abort/i.test(text)) {
    return withVersion('conflict', 'Another request took this upload over.')
  }
  if (known) return withVersion(known[0], known[1])
  return failure instanceof Error ? failure : new Error(`tus answered ${response.status}: ${text}`)
}

const withVersion = (code: ErrorCode, message: string, own?: AppError) =>
  new AppError(code, message, {
    cause: own?.cause,
    faults: own?.faults,
    fields: own?.fields,
    headers: { ...own?.headers, 'Tus-Resumable': TUS_VERSION },
  })
