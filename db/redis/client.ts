import { Redis } from '@upstash/redis'
import { requesterOver, type Transport } from './requester'

/**
 * Upstash's client over one of our transports. Values come back as the text that was written: its
 * own guess at JSON is off, since it would read the text `123` or `null` as something else.
 */
export class TextRedis extends Redis {
  constructor(transport: Transport) {
    super(requesterOver(transport))
    this.opts = { automaticDeserialization: false }
  }

  /** The same client, sending the calls of one tick as one pipeline: worth it where a call is HTTP. */
  batched(): Redis {
    return this.autoPipeline()
  }
}
