/** How many may wait for their turn, in all and of one user. */
type Most = { all: number; each: number }

/** Does one piece of work at a time; those who wait take turns, whoever brings how much. */
export class FairQueue {
  private readonly lines = new Map<string, (() => void)[]>()
  private waiting = 0
  private isBusy = false

  constructor(
    private readonly most: Most,
    private readonly full: () => Error,
  ) {}

  /** Does `work` when the turn of `who` comes. Throws what `full` makes where too many wait. */
  async run<Result>(who: string, work: () => Promise<Result>): Promise<Result> {
    if (this.isBusy) await this.turnOf(who)
    this.isBusy = true
    try {
      return await work()
    } finally {
      this.passOn()
    }
  }

  private turnOf(who: string): Promise<void> {
    const line = this.lines.get(who) ?? []
    if (this.waiting >= this.most.all || line.length >= this.most.each) throw this.full()
    this.waiting++
    this.lines.set(who, line)
    return new Promise((start) => line.push(start))
  }

  // It stays busy on the way from one to the next: nobody slips in between.
  private passOn(): void {
    const [who, line] = this.lines.entries().next().value ?? []
    const start = line?.shift()
    if (who === undefined || !line || !start) {
      this.isBusy = false
      return
    }
    this.waiting--
    this.lines.delete(who)
    if (line.length > 0) this.lines.set(who, line)
    start()
  }
}
