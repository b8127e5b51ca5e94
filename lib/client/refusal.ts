import { ApiProblem } from './api'

/** Why an upload was rejected, and whether a retry may succeed. */
export type Refusal = {
  reason: string
  canRetry: boolean
  /** The song that has the same audio, if that is the reason. */
  duplicateSongId?: string
}

/** Describes an error of an upload. A retry cannot change the result of the server's validation. */
export function refusalFrom(error: unknown): Refusal {
  if (!(error instanceof ApiProblem)) {
    return { reason: 'Something went wrong here. Trying again may help.', canRetry: true }
  }
  const canRetry = isTransient(error) || error.code === 'conflict'
  return { reason: error.message, canRetry, duplicateSongId: error.songId }
}

/** Whether there was no response, or the response does not depend on the content. */
export const isTransient = ({ status }: ApiProblem): boolean =>
  status === 0 || status === 429 || status >= 500
