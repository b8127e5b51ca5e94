import { ApiProblem } from './api'

/** Why something that was sent was not taken, and whether sending it again may go well. */
export type Refusal = {
  reason: string
  canRetry: boolean
  /** The song that has the same audio. */
  twinId?: string
}

/** What to say of an error of sending. What the server looked at and refused it will refuse again. */
export function refusalFrom(error: unknown): Refusal {
  if (!(error instanceof ApiProblem)) {
    return { reason: 'Something went wrong here. Trying again may help.', canRetry: true }
  }
  const canRetry = isPassing(error) || error.code === 'conflict'
  return { reason: error.message, canRetry, twinId: error.songId }
}

/** Whether nothing was heard, or what was heard is nothing about what was sent. */
export const isPassing = ({ status }: ApiProblem): boolean =>
  status === 0 || status === 429 || status >= 500
