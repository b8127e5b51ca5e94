import { Agent, get } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Running } from '../processes'

const POLL_MS = 5
const MEMORY_INTERVAL_MS = 50

export type Measured = {
  milliseconds: number
  /** The longest time that another caller waited for `GET /api/health/live`. */
  waitMs: number
  /** The processor time of the longest turn of the server's event loop. */
  turnMs: number
  /** How much the resident memory of the server grew, at its peak. */
  grownMb: number
}

/** Measures how long a server makes others wait while it works. */
export class StallProbe {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #url: string

  constructor(readonly server: Running) {
    this.#url = `http://127.0.0.1:${server.port}`
  }

  async measure(work: () => Promise<unknown>): Promise<Measured> {
    await this.#readTurnMs()
    const before = this.server.residentMb()
    let peak = before
    const sampler = setInterval(() => {
      peak = Math.max(peak, this.server.residentMb())
    }, MEMORY_INTERVAL_MS)
    const startedAt = performance.now()
    let isOver = false
    const longest = this.#pollUntil(() => isOver)
    try {
      await work()
    } finally {
      isOver = true
      clearInterval(sampler)
    }
    const milliseconds = performance.now() - startedAt
    const waitMs = await longest
    return { milliseconds, waitMs, turnMs: await this.#readTurnMs(), grownMb: peak - before }
  }

  async #pollUntil(isOver: () => boolean): Promise<number> {
    let longest = 0
    do {
      const startedAt = performance.now()
      await this.#callLive()
      longest = Math.max(longest, performance.now() - startedAt)
      await pause(POLL_MS)
    } while (!isOver())
    return longest
  }

  #callLive(): Promise<void> {
    return new Promise((resolve, reject) => {
      get(`${this.#url}/api/health/live`, { agent: this.#agent }, (response) => {
        response.resume().once('end', resolve).once('error', reject)
      }).once('error', reject)
    })
  }

  /** Returns the longest turn since the last call; the server has loaded `turn-probe.mjs`. */
  async #readTurnMs(): Promise<number> {
    const { longestMs } = await this.server.ask<{ longestMs: number }>('longest turn')
    return longestMs
  }
}
