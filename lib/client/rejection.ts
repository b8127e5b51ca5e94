import { ApiProblem } from './api'

/** Why an upload was rejected, and whether a retry may succeed. */
export type Rejection = {
  problem: Error
  canRetry: boolean
  /** The song that has the same audio, if that is the reason. */
  duplicateSongId?: string
}

/** Describes an error of an upload. A retry cannot change the result of the server's validation. */
export function rejectionFrom(error: Error): Rejection {
  if (!(error instanceof ApiProblem)) return { problem: error, canRetry: true }
  const canRetry = isTransient(error) || error.code === 'conflict'
  return { problem: error, canRetry, duplicateSongId: error.songId }
}

/** Whether there was no response, or the response does not depend on the content. */
export const isTransient = ({ status }: ApiProblem): boolean =>
  status === 0 || status === 429 || status >= 500
