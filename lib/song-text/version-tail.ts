/** Words that describe a recording before "version", "mix" and the like. */
const KINDS =
  'original|single|album|extended|short|long|full|radio|club|dance|live|studio|acoustic|demo|early|alternate|alternative|instrumental|karaoke|mono|stereo|orchestral|piano|unplugged|clean|explicit|uncut|video|movie|film|soundtrack|deluxe|bonus|hidden|spanish|english|german|french|italian|japanese|korean|new|\\d{4}'
const CUTS = 're-?master(?:ed)?|version|edit|mix|remix|cut|track|edition|recording|demo|session|dub'
/** One note of a service on a recording, such as `Remastered 2011`, `Live at Wembley` or `Radio Edit`. */
// bounded-regex: titles and names have at most 1,000 characters.
const TAIL = new RegExp(
  `^(?:${[
    'live|acoustic|unplugged|demo|instrumental|karaoke|mono|stereo|remix|edit|reprise',
    `live (?:at|from|@) .+|live (?:in|on) (?!(?:the|my|your|a|this) ).+|live,? \\d{4}`,
    `(?:\\d{4} )?(?:digital(?:ly)? )?re-?master(?:ed|iz\\S{0,6})?(?: (?:in )?\\d{4})?(?: (?:version|edition))?`,
    `(?:(?:${KINDS}) ){1,3}(?:${CUTS})(?: \\d{1,4})?`,
    '(?:feat\\.?|ft\\.?|featuring) .+',
    'from (?:["“„«\'‘]|the (?:motion picture|film|movie|series|musical)\\b).*',
  ].join('|')})$`,
  'i',
)
const YEAR = /^\d{4}$/
// The lookbehind keeps matching linear: a run of spaces is tried once.
const BETWEEN_NOTES = /(?<!\s)\s+[-‐‑–—―/]\s+/

/**
 * True if a text after a dash describes the recording: `Song - Remastered 2011` names no artist. The
 * text must have at most 1,000 characters.
 */
export const isVersionTail = (text: string): boolean =>
  text
    .trim()
    .split(BETWEEN_NOTES)
    .every((note, at) => TAIL.test(note.replace(/\s/g, ' ')) || (at > 0 && YEAR.test(note)))
