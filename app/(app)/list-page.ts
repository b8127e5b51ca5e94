import { notFound } from 'next/navigation'
import { AppError } from '@/lib/errors'

const hasCode = (error: unknown, code: string) => error instanceof AppError && error.code === code

/** Shows the page of missing pages if a list does not exist. */
export function pageOfNotFound(error: unknown): never {
  if (hasCode(error, 'not_found')) notFound()
  throw error
}

/** Returns null if a list has no shuffle session. */
export function stateOrNull(error: unknown): null {
  if (hasCode(error, 'no_shuffle_session')) return null
  throw error
}
