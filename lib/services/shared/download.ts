/** A file that a verb made, whole or as it is being made. */
export type Download = {
  /** Its media type. */
  type: string
  fileName: string
  text: string | AsyncIterable<string>
}
