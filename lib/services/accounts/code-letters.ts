/** The letters and digits of codes, five bits each, without characters that look alike. */
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Returns a code as it is compared: without regard to case and to characters between the groups. */
export const toCodeLetters = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
