import 'server-only'
import { createThread } from '@/lib/audio/thread/thread'

/** Creates a thread with the memory that the reading of a playlist file may take. */
export const createReadThread = () =>
  createThread({ heapMb: 768, youngGenerationMb: 64, externalMb: 256 })
