import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const observed = new Set<string>()

/** Records that an operation returned a documented status. */
export const recordObserved = (operationId: string, status: number): void => {
  observed.add(`${operationId} ${status}`)
}

/** Writes the statuses that this process observed to a folder of the run. */
export function writeObserved(folder: string): void {
  if (folder)
    writeFileSync(join(folder, `${crypto.randomUUID()}.json`), JSON.stringify([...observed]))
}
