import 'server-only'

// One per process: the server and Next's pages are bundled apart.
const shared = globalThis as { __riffleNewJobCount?: number }

/** Counts a job that this process adds and that can run at once. Its transaction may still be open. */
export const markNewJob = (): void => {
  shared.__riffleNewJobCount = newJobCount() + 1
}

/** Returns the number of such jobs since the process started. */
export const newJobCount = (): number => shared.__riffleNewJobCount ?? 0
