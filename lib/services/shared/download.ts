/** A file that a verb created: a whole text, or chunks that are created while they are sent. */
export type Download = {
  /** The media type. */
  type: string
  fileName: string
  text: string | AsyncIterable<string>
}
