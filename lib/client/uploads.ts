import type { Upload as TusUpload } from 'tus-js-client'
import { presignedUploads } from '@/lib/contract/presigned-uploads'
import { uploads as contract } from '@/lib/contract/uploads'
import type { ErrorCode } from '@/lib/problem-codes'
import { accountHeaders } from './account'
import { ApiProblem, api, problemFrom, urlOf } from './api'
import { isTransient } from './rejection'

/** A running upload. */
export type Transfer = {
  /** The created song. Rejects with ApiProblem. */
  ended: Promise<{ songId: string }>
  /** Whether the upload is resumable; false until its first request has succeeded. */
  canPause: () => boolean
  /** Call only if `canPause()`; `resume` continues at the same byte. */
  pause: () => void
  resume: () => void
  /** Ends the upload and deletes its parts on the server. */
  cancel: () => void
}

/** Delays before a retry after a dropped connection. */
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000]
/** The stored problem of a rejected upload has a code and no status. */
const STATUS_BY_CODE: Partial<Record<ErrorCode, number>> = {
  unsupported_audio: 415,
  duplicate_audio: 409,
  quota_exceeded: 413,
}
const CONNECTION_LOST = 'The connection was lost. What arrived is kept: go on when it is back.'

/**
 * Uploads audio resumably with tus. If the server does not accept tus (functions without a disk),
 * sends the file to the object storage with a presigned URL.
 */
export function sendAudio(file: File, onProgress: (share: number) => void): Transfer {
  const resumable = uploadResumably(file, onProgress)
  let direct: AbortController | undefined
  const ended = resumable.ended.catch((error: unknown) => {
    const isUnsupported =
      error instanceof ApiProblem && error.code === 'conflict' && !resumable.canPause()
    if (!isUnsupported) throw error
    direct = new AbortController()
    return sendToStorage(file, { onProgress, signal: direct.signal })
  })
  return {
    ...resumable,
    ended,
    cancel: () => {
      resumable.cancel()
      direct?.abort()
    },
  }
}

function uploadResumably(file: File, onProgress: (share: number) => void): Transfer {
  let upload: TusUpload | undefined
  let isActive = true
  const hasStarted = () => Boolean(upload?.url)
  const ended = (async () => {
    const { Upload } = await import('tus-js-client')
    await new Promise<void>((done, fail) => {
      upload = new Upload(file, {
        endpoint: urlOf(contract.create, {}),
        metadata: { filename: file.name },
        headers: accountHeaders(),
        retryDelays: RETRY_DELAYS_MS,
        removeFingerprintOnSuccess: true,
        onProgress: (sent, all) => onProgress(all > 0 ? sent / all : 1),
        onSuccess: () => done(),
        onError: (error) => fail(problemOf(error)),
        onShouldRetry: (error) => isRetryable(problemOf(error), hasStarted()),
      })
      void upload.findPreviousUploads().then(([previous]) => {
        if (previous) upload?.resumeFromPreviousUpload(previous)
        if (isActive) upload?.start()
      })
    })
    return findUploadedSong(upload?.url ?? '')
  })()
  return {
    ended,
    canPause: hasStarted,
    pause: () => {
      isActive = false
      void upload?.abort()
    },
    resume: () => {
      isActive = true
      upload?.start()
    },
    cancel: () => {
      isActive = false
      void upload?.abort(true).catch(() => {})
    },
  }
}

// Once started, a conflict means that another request still has the lock of the upload.
const isRetryable = (problem: ApiProblem, hasStarted: boolean): boolean =>
  isTransient(problem) || (problem.code === 'conflict' && hasStarted)

type Direct = { onProgress: (share: number) => void; signal: AbortSignal }

async function sendToStorage(
  file: File,
  { onProgress, signal }: Direct,
): Promise<{ songId: string }> {
  const input = { fileName: file.name || 'file', bytes: file.size }
  const presigned = await api(presignedUploads.create, input, { signal })
  await new Promise<void>((done, fail) => {
    // fetch does not report the progress of a request body.
    const request = new XMLHttpRequest()
    request.open('PUT', presigned.url)
    request.setRequestHeader('Content-Type', presigned.requestHeaders['Content-Type'])
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1)
    request.onload = () => (request.status < 300 ? done() : fail(connectionLost()))
    request.onerror = () => fail(connectionLost())
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
  const song = await api(presignedUploads.complete, { uploadId: presigned.id })
  return { songId: song.id }
}

const connectionLost = () => new ApiProblem(CONNECTION_LOST, 'unreachable', 0)

// The response to the last part may be lost with the connection, so the result is read again.
async function findUploadedSong(url: string): Promise<{ songId: string }> {
  const uploadId = url.split('/').at(-1) ?? ''
  const { songId, problem } = await api(contract.find, { uploadId })
  if (songId) return { songId }
  if (!problem) throw connectionLost()
  const code = problem.code as ErrorCode
  throw problemFrom(STATUS_BY_CODE[code] ?? 422, { ...problem, code })
}

type Failed = Error & {
  originalResponse?: { getBody: () => string; getStatus: () => number } | null
}

function problemOf(error: Failed): ApiProblem {
  const { originalResponse: response } = error
  const status = response?.getStatus() ?? 0
  if (!response || status === 0) return connectionLost()
  try {
    return problemFrom(status, JSON.parse(response.getBody()))
  } catch {
    return new ApiProblem(CONNECTION_LOST, 'unreachable', status)
  }
}
