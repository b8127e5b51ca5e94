import { Redis } from '@upstash/redis'
import { createRequester, type Transport } from './requester'

/**
 * Upstash's client over one of our transports. Values are returned as the text that was written: its
 * automatic JSON parsing is off, because it would turn the text `123` into a number.
 */
export class TextRedis extends Redis {
  constructor(transport: Transport) {
    super(createRequester(transport))
    this.opts = { automaticDeserialization: false }
  }

  /** The same client, but calls of one tick are one pipeline, for transports over HTTP. */
  pipelined(): Redis {
    return this.autoPipeline()
  }
}
