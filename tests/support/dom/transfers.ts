import { type Mock, vi } from 'vitest'
import type { sendAudio } from '@/lib/client/uploads'

type Sent = {
  file: File
  /** Reports how much was sent, from 0 to 1. */
  report: (share: number) => void
  succeed: (songId: string) => void
  fail: (error: Error) => void
  pause: Mock
  resume: Mock
  cancel: Mock
}

/** Replaces `sendAudio`: each transfer is recorded in `sent`, and the test controls it. */
export function createTransfers({ canPause = true } = {}) {
  const sent: Sent[] = []
  const send: typeof sendAudio = (file, report) => {
    const { promise, resolve, reject } = Promise.withResolvers<{ songId: string }>()
    const [pause, resume, cancel] = [vi.fn(), vi.fn(), vi.fn()]
    const succeed = (songId: string) => resolve({ songId })
    sent.push({ file, report, succeed, fail: reject, pause, resume, cancel })
    return { ended: promise, canPause: () => canPause, pause, resume, cancel }
  }
  return { sent, send }
}
