/** The time that `later` takes, by the fake timers of a test. */
export const LATENCY_MS = 300

/** Returns a value as a server does that responds after a while. */
export const later = <Value>(value: Value): Promise<Value> =>
  new Promise((resolve) => setTimeout(() => resolve(value), LATENCY_MS))
