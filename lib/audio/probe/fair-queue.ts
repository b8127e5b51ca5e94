/** Maximum number of waiting tasks: of all users, and of one. `lanes` tasks run at a time. */
type Limits = { total: number; perUser: number; lanes?: number }

type Start = (lane: number) => void

/**
 * Runs a few tasks at a time, of each user one at most. Waiting users take turns, however many tasks
 * each of them has.
 */
export class FairQueue {
  private readonly waitingByUser = new Map<string, Start[]>()
  private readonly busyUsers = new Set<string>()
  private readonly freeLanes: number[]
  private waitingCount = 0

  constructor(
    private readonly limits: Limits,
    private readonly createFullError: () => Error,
  ) {
    this.freeLanes = Array.from({ length: limits.lanes ?? 1 }, (_, lane) => lane)
  }

  /**
   * Runs a task, which gets the number of its lane.
   * @throws the error of `createFullError` if too many tasks wait, and the errors of `task`
   */
  async run<Result>(userId: string, task: (lane: number) => Promise<Result>): Promise<Result> {
    const lane = this.takeLane(userId) ?? (await this.waitForTurn(userId))
    try {
      return await task(lane)
    } finally {
      this.busyUsers.delete(userId)
      this.freeLanes.push(lane)
      this.startNext()
    }
  }

  private takeLane(userId: string): number | undefined {
    if (this.busyUsers.has(userId)) return undefined
    const lane = this.freeLanes.pop()
    if (lane !== undefined) this.busyUsers.add(userId)
    return lane
  }

  private waitForTurn(userId: string): Promise<number> {
    const waiting = this.waitingByUser.get(userId) ?? []
    if (this.waitingCount >= this.limits.total || waiting.length >= this.limits.perUser) {
      throw this.createFullError()
    }
    this.waitingCount++
    this.waitingByUser.set(userId, waiting)
    return new Promise((start) => waiting.push(start))
  }

  // Takes the lane for the waiting task, so that a new task cannot overtake it.
  private startNext(): void {
    for (const [userId, waiting] of this.waitingByUser) {
      const lane = this.takeLane(userId)
      if (lane === undefined) continue
      const start = waiting.shift()
      this.waitingCount--
      // The user moves to the end of the line.
      this.waitingByUser.delete(userId)
      if (waiting.length > 0) this.waitingByUser.set(userId, waiting)
      start?.(lane)
      return
    }
  }
}
