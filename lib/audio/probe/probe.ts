import 'server-only'
import { stat } from 'node:fs/promises'
import { AppError } from '@/lib/errors'
import { createThread, ThreadKilledError, type ThreadTask } from '../thread/thread'
import { findWorkerBundle } from '../thread/worker-bundle'
import { type Cover, encodeCover } from './cover'
import { FairQueue } from './fair-queue'
import type { Rejection } from './parse-audio'
import { type ProbeResult, probeFile } from './probe-file'
import { readTagsOfFile, type TagResult } from './read-tags'

const MB = 2 ** 20
const MIN_DEADLINE_MS = 10_000
const MAX_DEADLINE_MS = 30_000
const DEADLINE_MS_PER_MB = 200
/** Of each user one file is probed, so that a slow one leaves the other thread to other users. */
const THREADS = 2
/** A user can send four files at once: one is probed and three wait. */
const MAX_WAITING = { total: 64, perUser: 3, lanes: THREADS }

const TIMEOUT: { rejection: Rejection } = {
  rejection: {
    reason: 'probe_timeout',
    message: 'This file could not be read in time. Its structure is unusual or damaged.',
  },
}

const threads = Array.from({ length: THREADS }, () =>
  createThread({ heapMb: 192, youngGenerationMb: 32, externalMb: 512 }),
)
const queue = new FairQueue(
  MAX_WAITING,
  () =>
    new AppError('service_unavailable', 'Many files are being checked. Try again soon.', {
      headers: { 'Retry-After': '10' },
    }),
)

const workerBundle = () => findWorkerBundle('probe-worker')

// A small file that takes long was built to: it must not hold a thread for as long as a large one may.
const deadlineFor = (bytes: number) =>
  Math.min(MAX_DEADLINE_MS, MIN_DEADLINE_MS + Math.round((bytes / MB) * DEADLINE_MS_PER_MB))

/**
 * Probes a file of a user in a thread with little memory, which is killed after 10 s to 30 s, depending
 * on the size of the file; that is a rejection, too.
 * @throws AppError `service_unavailable` if too many files wait, or without a thread in production
 */
export const probe = async (
  userId: string,
  path: string,
  bundle = workerBundle(),
): Promise<ProbeResult> => runOnFile({ userId, path, bundle, name: 'probeFile', read: probeFile })

/**
 * Reads the tags and the duration of a file of a user, as `probe` does.
 * @throws AppError `service_unavailable`, as `probe`
 */
export const readTags = async (
  userId: string,
  path: string,
  bundle = workerBundle(),
): Promise<TagResult> =>
  runOnFile({ userId, path, bundle, name: 'readTagsOfFile', read: readTagsOfFile })

type FileTask<Result> = {
  userId: string
  path: string
  bundle: string | undefined
  /** The name of `read` in the bundle. */
  name: string
  read: (path: string) => Promise<Result>
}

const runOnFile = async <Result>({ userId, path, bundle, name, read }: FileTask<Result>) =>
  queue.run(userId, async (lane): Promise<Result | typeof TIMEOUT> => {
    if (!bundle) return read(path)
    const deadlineMs = deadlineFor((await stat(path)).size)
    const task = { file: bundle, name, argument: path, deadlineMs }
    return runInThread<Result | typeof TIMEOUT>(lane, task).catch(orElse(TIMEOUT))
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
  queue.run(userId, async (lane) => {
    if (!bundle) return encodeCover(bytes)
    const deadlineMs = deadlineFor(bytes.byteLength)
    const task = { file: bundle, name: 'encodeCover', argument: bytes, deadlineMs }
    const tooSlow: EncodedCover = { fault: 'The image takes too long to encode.' }
    return runInThread<EncodedCover>(lane, task).catch(orElse(tooSlow))
  })

function runInThread<Result>(lane: number, task: ThreadTask): Promise<Result> {
  const thread = threads[lane]
  if (!thread) throw new RangeError(`There is no probe thread ${lane}.`)
  return thread<Result>(task)
}

const orElse =
  <Result>(result: Result) =>
  (error: unknown): Result => {
    if (error instanceof ThreadKilledError) return result
    throw error
  }
