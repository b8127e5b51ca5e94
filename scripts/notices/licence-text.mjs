/**
 * Parts between which the wording of a common licence is the same in every package; titles,
 * copyright lines and appendices differ around them.
 */
const COMMON_BODIES = [
  /permission is hereby granted, free of charge[\s\S]*?dealings in the software/i,
  /permission to use, copy, modify,? and\/or distribute[\s\S]*?of this software/i,
  /terms and conditions for use, reproduction[\s\S]*?end of terms and conditions/i,
]

const APACHE_APPENDIX = /appendix: how to apply[\s\S]*/i
const MAX_TITLE_CHARACTERS = 300

const COPYRIGHT =
  /^[\s*#/>-]*(?:(?:copyright|Copyright|COPYRIGHT)\s+(?:\([cC]\)|©|\d{4}|[A-Z])|\([cC]\) ?\d{4}|©)/
// Text about copyright that names no holder, and templates of the Apache licence.
const NO_HOLDER =
  /^[\s*#/>-]*copyright (?:notice|holder|owner|law|license|and|statement|interest|disclaimer|or)|\[yyyy\]|\{yyyy\}/i

/**
 * The copyright lines of a licence file.
 * @param {string} text
 */
export const copyrightLines = (text) =>
  lines(text)
    .filter(isCopyright)
    .map((line) => line.replace(/^[\s*#/>-]+|[\s*/]+$/g, '').replace(/\s+/g, ' '))

/**
 * A licence text without copyright lines, which are listed for each package.
 * @param {string} text
 */
export const withoutCopyright = (text) =>
  lines(text)
    .filter((line) => !isCopyright(line))
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()

/**
 * A key that is equal for licence texts that differ only in title, copyright lines and layout.
 * @param {string} text
 */
export function textKey(text) {
  const common = COMMON_BODIES.map((body) => body.exec(text)?.[0]).find(
    (body) => body && isOnlyText(text, body),
  )
  return (common ?? withoutCopyright(text))
    .replace(/https?:|[^a-z0-9]+/gi, ' ')
    .trim()
    .toLowerCase()
}

/**
 * False if the file has more than a title, copyright lines and the appendix of the Apache licence
 * around the body, such as a second licence.
 * @param {string} text
 * @param {string} body
 */
function isOnlyText(text, body) {
  const rest = withoutCopyright(text.replace(body, ''))
  return rest.replace(APACHE_APPENDIX, '').trim().length <= MAX_TITLE_CHARACTERS
}

/** @param {string} text */
const lines = (text) => text.replaceAll('\r', '').split('\n')

/** @param {string} line */
const isCopyright = (line) => COPYRIGHT.test(line) && !NO_HOLDER.test(line)
