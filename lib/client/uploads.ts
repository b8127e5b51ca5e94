import type { Upload as TusUpload } from 'tus-js-client'
import { presignedUploads } from '@/lib/contract/presigned-uploads'
import { uploads as contract } from '@/lib/contract/uploads'
import type { ErrorCode } from '@/lib/errors'
import { ApiProblem, api, problemFrom, urlOf } from './api'
import { isPassing } from './refusal'

/** How a file came through: the song it became. Rejects with ApiProblem. */
export type Transfer = {
  ended: Promise<{ songId: string }>
  /** Whether it goes in parts, of which some may wait; known once the first has begun. */
  canPause: () => boolean
  /** Only where it can; `resume` goes on where it stood. */
  pause: () => void
  resume: () => void
  /** Gives the upload up, here and on the server. */
  cancel: () => void
}

/** Waits after a dropped connection before the file goes on where it stopped. */
const RETRY_AFTER_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000]
/** What is remembered of a refused upload names its code, not the status it was told with. */
const REFUSED_WITH: Partial<Record<ErrorCode, number>> = {
  unsupported_audio: 415,
  duplicate_audio: 409,
  quota_exceeded: 413,
}
const LOST = 'The connection was lost. What arrived is kept: go on when it is back.'

/**
 * Sends audio in parts that outlive a dropped connection, and a reload of the page; where the server
 * cannot take it, straight to its storage.
 */
export function sendAudio(file: File, onProgress: (share: number) => void): Transfer {
  const inParts = sendInParts(file, onProgress)
  let direct: AbortController | undefined
  const ended = inParts.ended.catch((error: unknown) => {
    const isElsewhere =
      error instanceof ApiProblem && error.code === 'conflict' && !inParts.canPause()
    if (!isElsewhere) throw error
    direct = new AbortController()
    return sendToStorage(file, { onProgress, signal: direct.signal })
  })
  return {
    ...inParts,
    ended,
    cancel: () => {
      inParts.cancel()
      direct?.abort()
    },
  }
}

function sendInParts(file: File, onProgress: (share: number) => void): Transfer {
  let upload: TusUpload | undefined
  let isWanted = true
  const hasBegun = () => Boolean(upload?.url)
  const ended = (async () => {
    const { Upload } = await import('tus-js-client')
    await new Promise<void>((done, fail) => {
      upload = new Upload(file, {
        endpoint: urlOf(contract.create, {}),
        metadata: { filename: file.name },
        retryDelays: RETRY_AFTER_MS,
        removeFingerprintOnSuccess: true,
        onProgress: (sent, all) => onProgress(all > 0 ? sent / all : 1),
        onSuccess: () => done(),
        onError: (error) => fail(problemOf(error)),
        onShouldRetry: (error) => isWorthWaiting(problemOf(error), hasBegun()),
      })
      void upload.findPreviousUploads().then(([previous]) => {
        if (previous) upload?.resumeFromPreviousUpload(previous)
        if (isWanted) upload?.start()
      })
    })
    return songOf(upload?.url ?? '')
  })()
  return {
    ended,
    canPause: hasBegun,
    pause: () => {
      isWanted = false
      void upload?.abort()
    },
    resume: () => {
      isWanted = true
      upload?.start()
    },
    cancel: () => {
      isWanted = false
      void upload?.abort(true).catch(() => {})
    },
  }
}

// Where it has begun, a conflict is that another request still holds the upload.
const isWorthWaiting = (problem: ApiProblem, hasBegun: boolean): boolean =>
  isPassing(problem) || (problem.code === 'conflict' && hasBegun)

type Direct = { onProgress: (share: number) => void; signal: AbortSignal }

async function sendToStorage(
  file: File,
  { onProgress, signal }: Direct,
): Promise<{ songId: string }> {
  const sent = { fileName: file.name || 'file', bytes: file.size }
  const begun = await api(presignedUploads.create, sent, { signal })
  await new Promise<void>((done, fail) => {
    // fetch does not tell how far a body has come.
    const request = new XMLHttpRequest()
    request.open('PUT', begun.url)
    request.setRequestHeader('Content-Type', begun.requestHeaders['Content-Type'])
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1)
    request.onload = () => (request.status < 300 ? done() : fail(lost()))
    request.onerror = () => fail(lost())
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
  const song = await api(presignedUploads.complete, { uploadId: begun.id })
  return { songId: song.id }
}

const lost = () => new ApiProblem(LOST, 'unreachable', 0)

// The last part's answer may have been lost with the connection; what became of the file is known.
async function songOf(url: string): Promise<{ songId: string }> {
  const uploadId = url.split('/').at(-1) ?? ''
  const { songId, problem } = await api(contract.find, { uploadId })
  if (songId) return { songId }
  if (!problem) throw lost()
  const code = problem.code as ErrorCode
  throw problemFrom(REFUSED_WITH[code] ?? 422, { ...problem, code })
}

type Failed = Error & {
  originalResponse?: { getBody: () => string; getStatus: () => number } | null
}

function problemOf(error: Failed): ApiProblem {
  const { originalResponse: response } = error
  const status = response?.getStatus() ?? 0
  if (!response || status === 0) return lost()
  try {
    return problemFrom(status, JSON.parse(response.getBody()))
  } catch {
    return new ApiProblem(LOST, 'unreachable', status)
  }
}
