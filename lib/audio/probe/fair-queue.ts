/** Maximum number of waiting tasks: of all users, and of one. */
type Limits = { total: number; perUser: number }

/** Runs one task at a time. Waiting users take turns, however many tasks each of them has. */
export class FairQueue {
  private readonly waitingByUser = new Map<string, (() => void)[]>()
  private waitingCount = 0
  private isBusy = false

  constructor(
    private readonly limits: Limits,
    private readonly createFullError: () => Error,
  ) {}

  /** @throws the error of `createFullError` if too many tasks wait, and the errors of `task` */
  async run<Result>(userId: string, task: () => Promise<Result>): Promise<Result> {
    if (this.isBusy) await this.waitForTurn(userId)
    this.isBusy = true
    try {
      return await task()
    } finally {
      this.startNext()
    }
  }

  private waitForTurn(userId: string): Promise<void> {
    const waiting = this.waitingByUser.get(userId) ?? []
    if (this.waitingCount >= this.limits.total || waiting.length >= this.limits.perUser) {
      throw this.createFullError()
    }
    this.waitingCount++
    this.waitingByUser.set(userId, waiting)
    return new Promise((start) => waiting.push(start))
  }

  // Stays busy between two tasks, so that a new task cannot overtake the waiting ones.
  private startNext(): void {
    const [userId, waiting] = this.waitingByUser.entries().next().value ?? []
    const start = waiting?.shift()
    if (userId === undefined || !waiting || !start) {
      this.isBusy = false
      return
    }
    this.waitingCount--
    this.waitingByUser.delete(userId)
    if (waiting.length > 0) this.waitingByUser.set(userId, waiting)
    start()
  }
}
