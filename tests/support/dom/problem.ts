import type { Fault } from '@/lib/errors'
import type { ErrorCode } from '@/lib/problem-codes'

type Sent = { detail?: string; errors?: Fault[]; [field: string]: unknown }

/** The response of the API to a request that fails. */
export const problemResponse = (status: number, code: ErrorCode, sent: Sent = {}): Response =>
  Response.json({ detail: 'The server explains it.', ...sent, code, status }, { status })
