import 'server-only'
import { AppError } from '@/lib/errors'
import { createThread, ThreadKilledError } from '../thread/thread'
import { findWorkerBundle } from '../thread/worker-bundle'
import { type Cover, encodeCover } from './cover'
import { FairQueue } from './fair-queue'
import { type ProbeResult, probeFile } from './probe-file'

const DEADLINE_MS = 30_000
/** A user can send four files at once: one is probed and three wait. */
const MAX_WAITING = { total: 64, perUser: 3 }

const TIMEOUT: ProbeResult = {
  rejection: {
    reason: 'probe_timeout',
    message: 'This file could not be read in time. Its structure is unusual or damaged.',
  },
}

const runInThread = createThread({ heapMb: 192, youngGenerationMb: 32, externalMb: 1_024 })
// One task at a time: many malicious files delay their sender, and others only a little.
const queue = new FairQueue(
  MAX_WAITING,
  () =>
    new AppError('service_unavailable', 'Many files are being checked. Try again soon.', {
      headers: { 'Retry-After': '10' },
    }),
)

const workerBundle = () => findWorkerBundle('probe-worker')

/**
 * Probes a file of a user in a thread with little memory, which is killed after 30 s; that is a
 * rejection, too.
 * @throws AppError `service_unavailable` if too many files wait, or without a thread in production
 */
export const probe = async (
  userId: string,
  path: string,
  bundle = workerBundle(),
): Promise<ProbeResult> =>
  queue.run(userId, async () => {
    if (!bundle) return probeFile(path)
    const task = { file: bundle, name: 'probeFile', argument: path, deadlineMs: DEADLINE_MS }
    return runInThread<ProbeResult>(task).catch(orElse(TIMEOUT))
  })

type EncodedCover = { cover: Cover } | { fault: string }

/**
 * Encodes a cover of a user in the same thread, or returns why it cannot.
 * @throws AppError `service_unavailable`, as `probe`
 */
export const createCover = async (
  userId: string,
  bytes: Uint8Array,
  bundle = workerBundle(),
): Promise<EncodedCover> =>
  queue.run(userId, async () => {
    if (!bundle) return encodeCover(bytes)
    const task = { file: bundle, name: 'encodeCover', argument: bytes, deadlineMs: DEADLINE_MS }
    const tooSlow: EncodedCover = { fault: 'The image takes too long to encode.' }
    return runInThread<EncodedCover>(task).catch(orElse(tooSlow))
  })

const orElse =
  <Result>(result: Result) =>
  (error: unknown): Result => {
    if (error instanceof ThreadKilledError) return result
    throw error
  }
