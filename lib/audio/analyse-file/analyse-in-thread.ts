import 'server-only'
import { createThread, ThreadKilledError } from '../thread/thread'
import { findWorkerBundle } from '../thread/worker-bundle'
import { type AnalysisRequest, type AnalysisResult, analyseFile } from './analyse-file'

const runInThread = createThread({ heapMb: 512, youngGenerationMb: 64, externalMb: 1_024 })

const MESSAGES = {
  time: 'The analysis of this file took too long.',
  memory: 'The analysis of this file needs too much memory.',
}

/** The analysis exceeded its deadline or its memory. The message is written for the file's owner. */
export class AnalysisKilledError extends Error {
  override readonly name = 'AnalysisKilledError'
  constructor(
    readonly reason: 'time' | 'memory',
    options: ErrorOptions,
  ) {
    super(MESSAGES[reason], options)
  }
}

/**
 * Analyses a file in a separate thread, one file at a time.
 * @throws AnalysisKilledError, and AppError `service_unavailable` without a thread in production
 */
export async function analyseInThread(
  request: AnalysisRequest,
  bundle = findWorkerBundle('analysis-worker'),
): Promise<AnalysisResult> {
  if (!bundle) return analyseFile(request)
  const { deadlineMs } = request
  try {
    const task = { file: bundle, name: 'analyseFile', argument: request, deadlineMs }
    return await runInThread<AnalysisResult>(task)
  } catch (error) {
    if (!(error instanceof ThreadKilledError)) throw error
    throw new AnalysisKilledError(error.reason, { cause: error })
  }
}
