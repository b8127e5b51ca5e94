const MAX_WAIT_MS = 3_000

/** Sends what waits. Returns a function that deletes what this browser stores of the account. */
type Task = () => Promise<() => unknown>

const tasks = new Set<Task>()

/** Adds a task that runs before each sign-out. Returns a function that removes it. */
export function beforeSignOut(task: Task): () => void {
  tasks.add(task)
  return () => {
    tasks.delete(task)
  }
}

/**
 * Runs the tasks one after the other, for three seconds at most; a failure does not prevent the sign-out.
 * Returns a function that deletes the stored data, to be called after the sign-out.
 */
export async function runSignOutTasks(): Promise<() => Promise<void>> {
  const deletions: (() => unknown)[] = []
  await withinDeadline(async () => {
    for (const task of tasks) {
      const remove = await task().catch(() => undefined)
      if (remove) deletions.push(remove)
    }
  })
  return () =>
    withinDeadline(async () => void (await Promise.allSettled(deletions.map((remove) => remove()))))
}

async function withinDeadline(work: () => Promise<void>): Promise<void> {
  const deadline = new Promise((resolve) => setTimeout(resolve, MAX_WAIT_MS))
  await Promise.race([work(), deadline])
}
