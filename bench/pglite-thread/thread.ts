import { parentPort, workerData } from 'node:worker_threads'
import { createPglite } from '@/db/pglite'
import type { Request, Response } from './clients'

const database = createPglite(String(workerData))

parentPort?.on('message', async ({ id, sql, values }: Request) => {
  const respond = (response: Response) => parentPort?.postMessage(response)
  try {
    const { rows } = await (await database).query<Record<string, unknown>>(sql, values)
    respond({ id, rows })
  } catch (error) {
    respond({ id, error })
  }
})
