const DIGITS = /\p{Nd}+/gu
const PADDED_DIGITS = 10

/**
 * A text whose bytewise order is the natural one: "track 2" before "track 10". Each run of digits is
 * padded with zeros to ten characters; a longer run is left as it is.
 */
export const naturalOrder = (text: string): string =>
  text.replace(DIGITS, (digits) => digits.padStart(PADDED_DIGITS, '0'))
